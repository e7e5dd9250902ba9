import type { FormNode } from '@formwright/definition'

/** Props of the view of a node. */
export interface NodeProps {
  readonly node: FormNode
  /**
   * The pointer in the answers: the node's own pointer with the indexes of rows and the keys of entries
   * filled in.
   */
  readonly pointer: string
}
