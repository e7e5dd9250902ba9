import { rememberedObject } from '../cache/remembered-object.ts'
import type { FormNode } from './form-node.ts'

/** The nodes in branches that refine a member. */
export const refinementsOf = rememberedObject((node: FormNode): readonly FormNode[] => {
  const beside = node.parent?.children.filter(({ kind }) => kind === 'variants') ?? []
  const above = node.parent ? refinementsOf(node.parent).flatMap(({ children }) => children) : []
  return [
    ...beside.flatMap((variants) => within(variants, node)),
    ...above.filter(({ refines }) => refines === node),
  ]
})

function within(variants: FormNode, node: FormNode): FormNode[] {
  return variants.children.flatMap(({ children }) =>
    children.flatMap((child) =>
      child.kind === 'variants' ? within(child, node) : child.refines === node ? [child] : [],
    ),
  )
}
