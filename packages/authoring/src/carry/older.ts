import { below, DOCUMENT_MEMBERS, isObject, treeOf } from '@formwright/definition'
import type { FormBundle, FormNode } from '@formwright/definition'

/**
 * The editions for which answers without a stated edition may have been filled in: those with fewest unknown
 * members, in the given order.
 */
export function editionsOfAnswers(answers: unknown, editions: readonly FormBundle[]): FormBundle[] {
  const counted = editions.map((bundle) => ({
    bundle,
    unknown: unknownMembers(treeOf(bundle).root, answers).length,
  }))
  const fewest = Math.min(...counted.map(({ unknown }) => unknown))
  return counted.filter(({ unknown }) => unknown === fewest).map(({ bundle }) => bundle)
}

/** Whether most values in the answers are unknown to an edition. */
export function isOfAnotherForm(answers: unknown, bundle: FormBundle): boolean {
  const { held: kept, known } = counts(treeOf(bundle).root, answers)
  return known * 2 < kept
}

/** The number of values in answers, with groups expanded, and how many of them the form knows. */
function counts(node: FormNode, value: unknown, isDocument = true): { held: number; known: number } {
  const counted = { held: 0, known: 0 }
  if (!isObject(value)) return counted
  for (const [key, item] of Object.entries(value)) {
    if (isDocument && DOCUMENT_MEMBERS.includes(key)) continue
    const child = membersOf(node).find((member) => member.key === key)
    const inside = child?.kind === 'group' ? counts(child, item, false) : { held: 1, known: child ? 1 : 0 }
    counted.held += inside.held
    counted.known += inside.known
  }
  return counted
}

/** Members of a group, including those of its branches at any depth. */
function membersOf(node: FormNode): readonly FormNode[] {
  return node.kind === 'group' ? node.children.flatMap(besideBranches) : []
}

function besideBranches(node: FormNode): readonly FormNode[] {
  return node.kind === 'variants'
    ? node.children.flatMap(({ children }) => children.flatMap(besideBranches))
    : [node]
}

/** Pointers of members of answers that a form does not have, judged by name. */
function unknownMembers(node: FormNode, value: unknown, pointer = ''): string[] {
  if (node.kind !== 'group' || !isObject(value)) return []
  const members = membersOf(node)
  return Object.entries(value).flatMap(([key, item]) => {
    if (pointer === '' && DOCUMENT_MEMBERS.includes(key)) return []
    const child = members.find((member) => member.key === key)
    return child ? unknownMembers(child, item, below(pointer, key)) : [below(pointer, key)]
  })
}
