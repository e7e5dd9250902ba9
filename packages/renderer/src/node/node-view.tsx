import { useMemo } from 'react'
import { defaultFieldType, fieldAt, holdsFields, joinPointer } from '@formwright/definition'
import type { UiElement } from '@formwright/definition'
import type { UISchemaElement } from '@jsonforms/core'
import { Boundary } from '../context/boundary.tsx'
import { useFormContext, useText } from '../context/form-context.ts'
import { useCell } from '../context/use-cell.ts'
import { Scoped } from '../scope/scoped.tsx'
import { pathOfPointer } from '../source/paths.ts'
import type { NodeProps } from './node-props.ts'
import { schemaOfNode } from './schemas.ts'
import { addsFields, VariantsView } from './variants.tsx'

/** Shows any node of a form by its kind and field type, without an element of the UI schema for it. */
export function NodeView({ node, pointer, title }: NodeProps & { readonly title?: string }) {
  if (node.kind === 'variants') return <VariantsView node={node} pointer={pointer} Node={NodeView} />
  if (holdsFields(node)) return <GroupView node={node} pointer={pointer} title={title} />
  return <FieldView node={node} pointer={pointer} title={title} />
}

const CONTROL: UiElement = { type: 'Control' }

function FieldView({ node, pointer, title }: NodeProps & { readonly title: string | undefined }) {
  const { views } = useFormContext()
  const { say } = useText()
  const shown = useMemo(() => {
    const own = fieldAt(node, pointer)
    const field = title === undefined ? own : { ...own, title }
    const type = defaultFieldType(
      field,
      views.fields.map((view) => view.type),
    )
    return { fields: [field], view: views.fields.find((view) => view.type === type) }
  }, [node, pointer, title, views])
  if (!shown.view) return <p className="fw-note">{say('no-view', { title: node.title })}</p>
  const { View } = shown.view
  return (
    <Boundary>
      <View fields={shown.fields} element={CONTROL} />
    </Boundary>
  )
}

function GroupView({ node, pointer, title: own }: NodeProps & { readonly title: string | undefined }) {
  const { text } = useText()
  const { visible } = useCell(pointer)
  const title = text(own ?? node.title)
  if (!visible) return null
  return (
    <section className="fw-group" aria-label={title} data-pointer={pointer}>
      {/* a part is headed by the page */}
      {node.path.length > (node.part === '' ? 0 : 1) && <h3 className="fw-group-title">{title}</h3>}
      {isOfNumbers(node) ? (
        <div className="fw-row">
          <MembersView node={node} pointer={pointer} />
        </div>
      ) : (
        <MembersView node={node} pointer={pointer} />
      )}
    </section>
  )
}

/** Whether a group has nothing but numbers, which fit side by side. */
function isOfNumbers({ children }: NodeProps['node']): boolean {
  return children.length > 1 && children.every(({ kind, shape }) => kind === 'cell' && shape === 'number')
}

/** The members of an object below one another, followed by those of its alternatives. */
export function MembersView({ node, pointer }: NodeProps) {
  return node.children.map((child, index) => {
    if (child.repeated || (child.refines && !addsFields(child))) return null
    const at = child.kind === 'variants' || child.kind === 'branch' ? pointer : below(pointer, child.key)
    return <NodeView key={`${index} ${child.key}`} node={child} pointer={at} />
  })
}

interface ElementProps extends NodeProps {
  /** An element of a UI schema whose scopes are relative to the node, like `options.detail`. */
  readonly element: UiElement
}

/** Shows a row, or another object, with its own UI schema. */
export function ElementView({ element, node, pointer }: ElementProps) {
  return (
    <Scoped uischema={element as UISchemaElement} schema={schemaOfNode(node)} path={pathOfPointer(pointer)} />
  )
}

function below(pointer: string, key: string): string {
  return pointer + joinPointer([key])
}
