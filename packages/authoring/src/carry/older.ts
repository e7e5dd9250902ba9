import { below, DOCUMENT_MEMBERS, isObject, treeOf } from '@formwright/definition'
import type { FormBundle, FormNode } from '@formwright/definition'

/**
 * Which of several editions answers that do not say it may have been filled in for: those that know most of
 * what stands in them, in the order in which they are given.
 */
export function editionsOfAnswers(answers: unknown, editions: readonly FormBundle[]): FormBundle[] {
  const counted = editions.map((bundle) => ({
    bundle,
    unknown: unknownMembers(treeOf(bundle).root, answers).length,
  }))
  const fewest = Math.min(...counted.map(({ unknown }) => unknown))
  return counted.filter(({ unknown }) => unknown === fewest).map(({ bundle }) => bundle)
}

/** Members of answers that a form has no place for, as far as they are distinguished by name. */
function unknownMembers(node: FormNode, value: unknown, pointer = ''): string[] {
  if (node.kind !== 'group' || !isObject(value)) return []
  const members = node.children.flatMap((child) =>
    child.kind === 'variants' ? child.children.flatMap(({ children }) => children) : [child],
  )
  return Object.entries(value).flatMap(([key, item]) => {
    if (pointer === '' && DOCUMENT_MEMBERS.includes(key)) return []
    const child = members.find((member) => member.key === key)
    return child ? unknownMembers(child, item, below(pointer, key)) : [below(pointer, key)]
  })
}
