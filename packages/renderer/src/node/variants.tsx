import { useContext, useMemo, useReducer } from 'react'
import type { ComponentType } from 'react'
import { branchTitle, isDecidedOutside, joinPointer, splitPointer } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import { useFormContext, useText } from '../context/form-context.ts'
import { ShownBranch, useValue } from '../context/use-cell.ts'
import { idOf } from '../context/id.ts'
import { RequiredMark } from '../frame/required-mark.tsx'
import type { NodeProps } from './node-props.ts'
import { branchOf, changesToBranch, marksOf } from '../context/branches.ts'

interface VariantsProps extends NodeProps {
  /** The component that shows the members of a branch. */
  readonly Node: ComponentType<NodeProps>
}

/** The alternatives of a group: the branch that applies, and a choice of branches where no answer decides. */
export function VariantsView({ node, pointer, Node }: VariantsProps) {
  const { form, store, aside, mayEdit } = useFormContext()
  const { say, text } = useText()
  const value = useValue(pointer)
  const at = `${pointer} ${node.schemaPointer}`
  const [, refresh] = useReducer((count: number) => count + 1, 0)
  const applies = (branch: FormNode, held: unknown) => form.applies(branch, held)
  if (node.variants === 'if' || node.variants === 'dependentSchemas' || isDecidedOutside(node))
    return node.children
      .filter((branch) => store.applies(branch, pointer))
      .map((branch) => <BranchView key={branch.schemaPointer} node={branch} pointer={pointer} Node={Node} />)
  const current = branchOf(node, value, applies, aside.chosen.get(at))
  const choose = (to: number) => {
    store.setAll(changesToBranch(node, pointer, value, [current, to], aside.values))
    aside.chosen.set(at, to)
    refresh()
  }
  const id = `${idOf(pointer)}-${splitPointer(node.schemaPointer).at(-1)}-${node.path.length}`
  const readOnly = !mayEdit(pointer)
  const title = text(titleAround(node))
  const asks = store.isThere(pointer)
  return (
    <>
      <div className="fw-field" role="radiogroup" aria-labelledby={`${id}-label`}>
        <div className="fw-naming">
          <span className="fw-label" id={`${id}-label`}>
            {title === '' ? say('which-one') : say('which', { title })}
            {asks && <RequiredMark />}
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
                <span>
                  {text(branchTitle(branch)) ||
                    namesIn(branch).map(text).join(' + ') ||
                    say('variant', { n: index + 1 })}
                </span>
              </label>
            ))}
          </div>
        </div>
      </div>
      {current !== undefined && (
        <BranchView
          key={current}
          node={node.children[current]!}
          pointer={pointer}
          Node={Node}
          isPicked={!applies(node.children[current]!, value)}
          isQuestion={asks}
        />
      )}
    </>
  )
}

interface BranchProps extends VariantsProps {
  readonly isPicked?: boolean
  /** The applicant still has to pick an alternative. */
  readonly isQuestion?: boolean
}

/** The fields that a branch adds. Members that only identify the branch are set by the choice. */
function BranchView({ node, pointer, Node, isPicked = false, isQuestion = false }: BranchProps) {
  return membersOf(node).map((child, index) => (
    <MemberView
      key={`${index} ${child.key}`}
      node={child}
      pointer={child.kind === 'variants' ? pointer : pointer + joinPointer([child.key])}
      Node={Node}
      isPicked={isPicked}
      isRequired={isQuestion && child.requiredHere}
    />
  ))
}

/** A member of a branch. The context value around it keeps its identity while its content is the same. */
function MemberView({
  node,
  pointer,
  Node,
  isPicked: isOwn,
  isRequired,
}: VariantsProps & { readonly isPicked: boolean; readonly isRequired: boolean }) {
  const around = useContext(ShownBranch)
  const isPicked = isOwn || around.isPicked
  const required = isRequired ? pointer : undefined
  const shown = useMemo(() => ({ isPicked, required }), [isPicked, required])
  return (
    <ShownBranch value={shown}>
      <Node node={node} pointer={pointer} />
    </ShownBranch>
  )
}

/** The members that a branch shows itself. */
function membersOf(branch: FormNode): readonly FormNode[] {
  const marks = new Set(marksOf(branch).map(([key]) => key))
  return branch.children.filter(
    (child) => !child.repeated && !marks.has(child.key) && (!child.refines || addsFields(child)),
  )
}

/** Whether a branch adds fields to a group that stands outside of it. */
export function addsFields({ refines, kind, children }: FormNode): boolean {
  if (!refines || (kind !== 'group' && kind !== 'map')) return false
  return children.some((child) => !child.repeated && (!child.refines || addsFields(child)))
}

/**
 * The titles that tell a branch without a title of its own from the others: those of its required members, or
 * of all if none is required.
 */
function namesIn(branch: FormNode): readonly string[] {
  const named = membersOf(branch).filter(({ title }) => title !== '')
  const wanted = named.filter(({ requiredHere }) => requiredHere)
  return (wanted.length > 0 ? wanted : named).slice(0, MOST_NAMED).map(({ title }) => title)
}

const MOST_NAMED = 3

/** The title of the group around a choice; the group may itself be a branch. */
function titleAround({ parent }: FormNode): string {
  return parent?.kind === 'branch' || parent?.kind === 'variants'
    ? titleAround(parent)
    : (parent?.title ?? '')
}
