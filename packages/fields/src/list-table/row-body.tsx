import { memo } from 'react'
import type { FormNode, UiElement } from '@formwright/definition'
import { ElementView, MembersView, NodeView } from '@formwright/renderer'

interface RowBodyProps {
  readonly node: FormNode
  readonly pointer: string
  readonly detail: UiElement | undefined
  /** The title of a row that is a single value, unless the form has one for it. */
  readonly title: string
}

/**
 * The fields of one row: by its own UI schema (`options.detail`) if it has one, otherwise member by member.
 */
export const RowBody = memo(function RowBody({ node, pointer, detail, title }: RowBodyProps) {
  if (detail) return <ElementView element={detail} node={node} pointer={pointer} />
  if (node.kind === 'group') return <MembersView node={node} pointer={pointer} />
  return <NodeView node={node} pointer={pointer} title={node.schema.title ?? title} />
})
