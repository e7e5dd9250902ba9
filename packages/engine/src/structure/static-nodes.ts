import { walk } from '@formwright/definition'
import type { FormNode, FormTree } from '@formwright/definition'
import { isSplit } from './split.ts'

/** The nodes of a form outside of rows and entries, in form order. */
export interface StaticNodes {
  /** Nodes with a single value, or that are checked with all of their content. */
  readonly cells: readonly FormNode[]
  readonly groups: readonly FormNode[]
  /** Nodes in branches that refine members declared outside; the groups among them are checked by member. */
  readonly refinements: readonly FormNode[]
  readonly refinedGroups: readonly FormNode[]
}

export function staticNodes({ root }: FormTree): StaticNodes {
  const nodes = {
    cells: [] as FormNode[],
    groups: [] as FormNode[],
    refinements: [] as FormNode[],
    refinedGroups: [] as FormNode[],
  }
  for (const node of walk(root, (one) => isSplit(one) && !one.repeated)) {
    if (node.repeated || node.kind === 'variants' || node.kind === 'branch') continue
    if (node.refines) (isSplit(node) ? nodes.refinedGroups : nodes.refinements).push(node)
    else if (isSplit(node)) nodes.groups.push(node)
    else nodes.cells.push(node)
  }
  return nodes
}
