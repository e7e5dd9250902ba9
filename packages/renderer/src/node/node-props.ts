import type { FormNode } from '@formwright/definition'

/** What the view of a node gets. */
export interface NodeProps {
  readonly node: FormNode
  /**
   * Where it stands in the answers: the node's own pointer with the indexes and names of its rows and
   * entries.
   */
  readonly pointer: string
}
