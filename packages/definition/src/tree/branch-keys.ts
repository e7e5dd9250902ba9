import { splitPointer } from '../json/pointer.ts'
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

/** A branch by its title, or by the name of the definition that it refers to; empty where it has neither. */
export function branchTitle({ schema, written }: FormNode): string {
  if (schema.title !== undefined) return schema.title
  const ref = typeof written === 'object' && typeof written.$ref === 'string' ? written.$ref : ''
  return ref === '' ? '' : (splitPointer(ref.slice(1)).at(-1) ?? '')
}
