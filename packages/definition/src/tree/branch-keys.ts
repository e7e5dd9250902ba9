import type { FormNode } from './form-node.ts'

/** The members that a branch has and the group around it has not. */
export function ownKeys(branch: FormNode): readonly string[] {
  const keys = branch.children.flatMap((child): readonly string[] =>
    child.kind === 'variants'
      ? child.children.flatMap(ownKeys)
      : child.refines || child.repeated
        ? []
        : [child.key],
  )
  return [...new Set(keys)]
}

/** True where fields outside of the branches say which of them applies: nothing is left to choose. */
export function isDecidedOutside(variants: FormNode): boolean {
  return variants.children.every(({ condition, children }) => {
    if (condition?.keyword !== 'oneOf' && condition?.keyword !== 'anyOf') return true
    const outside = new Set(children.filter((child) => child.refines).map(({ key }) => key))
    return Object.keys(condition.when).some((key) => outside.has(key))
  })
}
