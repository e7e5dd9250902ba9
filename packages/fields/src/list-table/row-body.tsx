import { memo } from 'react'
import type { FormNode, UiElement } from '@formwright/definition'
import { ElementView, MembersView, NodeView } from '@formwright/renderer'

interface RowBodyProps {
  readonly node: FormNode
  readonly pointer: string
  readonly detail: UiElement | undefined
  /** What a row that is one value is called. */
  readonly title: string
}

/** What is filled in of one row: by the screen that the form has for it, or member by member. */
export const RowBody = memo(function RowBody({ node, pointer, detail, title }: RowBodyProps) {
  if (detail) return <ElementView element={detail} node={node} pointer={pointer} />
  if (node.kind === 'group') return <MembersView node={node} pointer={pointer} />
  return <NodeView node={node} pointer={pointer} title={title} />
})
