import { walk } from '@formwright/definition'
import type { FormNode, FormTree } from '@formwright/definition'
import { isSplit } from './split.ts'

/** The nodes of a form that stand outside of rows and entries, in form order. */
export interface StaticNodes {
  /** What holds one value, or is looked at with all that is in it. */
  readonly cells: readonly FormNode[]
  readonly groups: readonly FormNode[]
  /** What branches say about members that are declared outside of them. */
  readonly refinements: readonly FormNode[]
}

export function staticNodes({ root }: FormTree): StaticNodes {
  const nodes = { cells: [] as FormNode[], groups: [] as FormNode[], refinements: [] as FormNode[] }
  for (const node of walk(root, (one) => isSplit(one) && !one.repeated)) {
    if (node.repeated || node.kind === 'variants' || node.kind === 'branch') continue
    if (node.refines) nodes.refinements.push(node)
    else if (isSplit(node)) nodes.groups.push(node)
    else nodes.cells.push(node)
  }
  return nodes
}
