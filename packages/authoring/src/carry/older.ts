import { below, isObject, treeOf } from '@formwright/definition'
import type { FormBundle, FormNode } from '@formwright/definition'

/**
 * Which of several editions answers were filled in for: the one that knows most of what stands in them; the
 * first of those that know the same.
 */
export function editionOfAnswers(answers: unknown, editions: readonly FormBundle[]): FormBundle | undefined {
  const counted = editions.map((bundle) => ({
    bundle,
    unknown: unknownMembers(treeOf(bundle).root, answers).length,
  }))
  const fewest = Math.min(...counted.map(({ unknown }) => unknown))
  return counted.find(({ unknown }) => unknown === fewest)?.bundle
}

/** Members of answers that a form has no place for, as far as they are distinguished by name. */
function unknownMembers(node: FormNode, value: unknown, pointer = ''): string[] {
  if (node.kind !== 'group' || !isObject(value)) return []
  const members = node.children.flatMap((child) =>
    child.kind === 'variants' ? child.children.flatMap(({ children }) => children) : [child],
  )
  return Object.entries(value).flatMap(([key, item]) => {
    if (pointer === '' && (key === 'attachments' || key === 'lists')) return []
    const child = members.find((member) => member.key === key)
    return child ? unknownMembers(child, item, below(pointer, key)) : [below(pointer, key)]
  })
}
