import { equal, ownMember } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'

/**
 * The members of a node, those that its branches add among them. One that several alternatives have is that
 * of the one which a value is of, or of the first.
 */
export function membersThrough(node: FormNode, value?: unknown): readonly FormNode[] {
  return [...membersByName(node, value).values()].map(([first]) => first!)
}

/** What the members of a node are, by their names: in alternatives one name may stand for several things. */
export function membersByName(node: FormNode, value?: unknown): ReadonlyMap<string, readonly FormNode[]> {
  const found = new Map<string, FormNode[]>()
  const collect = (one: FormNode): void => {
    const children = one.kind === 'variants' ? takenFirst(one.children, value) : one.children
    for (const child of children) {
      if (child.kind === 'variants' || child.kind === 'branch') collect(child)
      else if (!child.repeated && !child.refines) {
        const known = found.get(child.key)
        if (known) known.push(child)
        else found.set(child.key, [child])
      }
    }
  }
  collect(node)
  return found
}

/** What a heading says of all values under it. */
const SAID = ['title', 'x-unit', 'oneOf', 'enum', 'format'] as const

/** Whether what one name stands for in several alternatives may stand under one heading. */
export function haveOneMeaning([first, ...others]: readonly FormNode[]): boolean {
  return others.every((other) => isAlike(first!, other))
}

function isAlike(one: FormNode, other: FormNode): boolean {
  return (
    one.kind === other.kind &&
    one.shape === other.shape &&
    SAID.every((keyword) => equal(one.schema[keyword], other.schema[keyword])) &&
    one.repeats === other.repeats &&
    (one.repeats || areAlike(one.children, other.children))
  )
}

function areAlike(some: readonly FormNode[], others: readonly FormNode[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => one.key === others[index]!.key && isAlike(one, others[index]!))
  )
}

/** The branches with the one before the others that a value is of: by its code, else by what it holds. */
function takenFirst(branches: readonly FormNode[], value: unknown): readonly FormNode[] {
  if (typeof value !== 'object' || value === null) return branches
  const isSaid = ({ condition }: FormNode) =>
    condition !== undefined &&
    'when' in condition &&
    Object.entries(condition.when).every(([key, codes]) => codes.includes(ownMember(value, key)))
  const taken = branches.find(isSaid) ?? branchWithMost(branches, Object.keys(value))
  return taken ? [taken, ...branches.filter((branch) => branch !== taken)] : branches
}

/** The first of the branches that have the most of these members. */
function branchWithMost(branches: readonly FormNode[], keys: readonly string[]): FormNode | undefined {
  const counts = branches.map((branch) => {
    const names = membersByName(branch)
    return keys.filter((key) => names.has(key)).length
  })
  return branches[counts.indexOf(Math.max(...counts))]
}
