import type { FormNode } from './form-node.ts'

const found = new WeakMap<FormNode, readonly FormNode[]>()

/** The nodes in branches that refine a member. */
export function refinementsOf(node: FormNode): readonly FormNode[] {
  let known = found.get(node)
  if (!known) {
    const beside = node.parent?.children.filter(({ kind }) => kind === 'variants') ?? []
    const above = node.parent ? refinementsOf(node.parent).flatMap(({ children }) => children) : []
    known = [
      ...beside.flatMap((variants) => within(variants, node)),
      ...above.filter(({ refines }) => refines === node),
    ]
    found.set(node, known)
  }
  return known
}

function within(variants: FormNode, node: FormNode): FormNode[] {
  return variants.children.flatMap(({ children }) =>
    children.flatMap((child) =>
      child.kind === 'variants' ? within(child, node) : child.refines === node ? [child] : [],
    ),
  )
}
