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

/** Whether most of what answers hold has no place in this edition. */
export function isOfAnotherForm(answers: unknown, bundle: FormBundle): boolean {
  const { held: kept, known } = counts(treeOf(bundle).root, answers)
  return known * 2 < kept
}

/** How many values answers hold, groups of the form taken apart, and how many of them it knows. */
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

/** Members of a group, those of its branches and of branches in them among them. */
function membersOf(node: FormNode): readonly FormNode[] {
  return node.kind === 'group' ? node.children.flatMap(besideBranches) : []
}

function besideBranches(node: FormNode): readonly FormNode[] {
  return node.kind === 'variants'
    ? node.children.flatMap(({ children }) => children.flatMap(besideBranches))
    : [node]
}

/** Members of answers that a form has no place for, as far as they are distinguished by name. */
function unknownMembers(node: FormNode, value: unknown, pointer = ''): string[] {
  if (node.kind !== 'group' || !isObject(value)) return []
  const members = membersOf(node)
  return Object.entries(value).flatMap(([key, item]) => {
    if (pointer === '' && DOCUMENT_MEMBERS.includes(key)) return []
    const child = members.find((member) => member.key === key)
    return child ? unknownMembers(child, item, below(pointer, key)) : [below(pointer, key)]
  })
}
