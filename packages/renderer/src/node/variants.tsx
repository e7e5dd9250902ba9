import { useReducer } from 'react'
import type { ComponentType } from 'react'
import { branchTitle, isDecidedOutside, joinPointer, splitPointer } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import { useFormContext, useText } from '../context/form-context.ts'
import { PickedBranch, useValue } from '../context/use-cell.ts'
import { idOf } from '../context/id.ts'
import type { NodeProps } from './node-props.ts'
import { branchOf, changesToBranch, marksOf } from '../context/branches.ts'

interface VariantsProps extends NodeProps {
  /** Shows any node: what the members of a branch are shown with. */
  readonly Node: ComponentType<NodeProps>
}

/**
 * What a group holds in one case or another: the branch that applies, and a choice where nothing else says
 * which.
 */
export function VariantsView({ node, pointer, Node }: VariantsProps) {
  const { form, store, aside, mayEdit } = useFormContext()
  const { say, text } = useText()
  const value = useValue(pointer)
  const place = `${pointer} ${node.schemaPointer}`
  const [, refresh] = useReducer((count: number) => count + 1, 0)
  const applies = (branch: FormNode, held: unknown) => form.applies(branch, held)
  if (node.variants === 'if' || node.variants === 'dependentSchemas' || isDecidedOutside(node))
    return node.children
      .filter((branch) => store.applies(branch, pointer))
      .map((branch) => <BranchView key={branch.schemaPointer} node={branch} pointer={pointer} Node={Node} />)
  const current = branchOf(node, value, applies, aside.chosen.get(place))
  const choose = (to: number) => {
    store.setAll(changesToBranch(node, pointer, value, [current, to], aside.values))
    aside.chosen.set(place, to)
    refresh()
  }
  const id = `${idOf(pointer)}-${splitPointer(node.schemaPointer).at(-1)}-${node.path.length}`
  const readOnly = !mayEdit(pointer)
  return (
    <>
      <div className="fw-field" role="radiogroup" aria-labelledby={`${id}-label`}>
        <div className="fw-naming">
          <span className="fw-label" id={`${id}-label`}>
            {say('which', { title: text(node.parent?.title ?? '') })}
          </span>
        </div>
        <div className="fw-control">
          <div className="fw-options">
            {node.children.map((branch, index) => (
              <label key={branch.schemaPointer} className="fw-option">
                <input
                  type="radio"
                  name={id}
                  checked={index === current}
                  disabled={readOnly}
                  onChange={() => choose(index)}
                />
                <span>{text(branchTitle(branch)) || say('variant', { n: index + 1 })}</span>
              </label>
            ))}
          </div>
        </div>
      </div>
      {current !== undefined && (
        <PickedBranch value={!applies(node.children[current]!, value)}>
          <BranchView key={current} node={node.children[current]!} pointer={pointer} Node={Node} />
        </PickedBranch>
      )}
    </>
  )
}

/** The fields that a branch adds; those that only say which branch it is are set by the choice. */
function BranchView({ node, pointer, Node }: VariantsProps) {
  const marks = new Set(marksOf(node).map(([key]) => key))
  return node.children.map((child, index) => {
    if (child.refines || child.repeated || marks.has(child.key)) return null
    const at = child.kind === 'variants' ? pointer : pointer + joinPointer([child.key])
    return <Node key={`${index} ${child.key}`} node={child} pointer={at} />
  })
}
