import { equal, hasFixedCodes } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'

/**
 * The members of a node including those of its branches. If several alternatives have a member of the same
 * name, the one of the value's alternative is returned, or the first.
 */
export function membersThrough(node: FormNode, value?: unknown): readonly FormNode[] {
  return [...membersByName(node, value).values()].map(([first]) => first!)
}

/** The member nodes of a node by name; alternatives may have different nodes with the same name. */
export function membersByName(node: FormNode, value?: unknown): ReadonlyMap<string, readonly FormNode[]> {
  const found = new Map<string, FormNode[]>()
  const collect = (at: FormNode): void => {
    const children = at.kind === 'variants' ? takenFirst(at.children, value) : at.children
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

/** The keywords that a common heading states for all values below it. */
const SAID = ['title', 'x-unit', 'oneOf', 'enum', 'format'] as const

/** Whether members with the same name in several alternatives can share one heading. */
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

/**
 * The branches with the one that a value belongs to first: by its identifying code, or else by its members.
 */
function takenFirst(branches: readonly FormNode[], value: unknown): readonly FormNode[] {
  if (typeof value !== 'object' || value === null) return branches
  const taken =
    branches.find((branch) => hasFixedCodes(branch, value)) ?? branchWithMost(branches, Object.keys(value))
  return taken ? [taken, ...branches.filter((branch) => branch !== taken)] : branches
}

/** The first of the branches with most of these members. */
function branchWithMost(branches: readonly FormNode[], keys: readonly string[]): FormNode | undefined {
  const counts = branches.map((branch) => {
    const names = membersByName(branch)
    return keys.filter((key) => names.has(key)).length
  })
  return branches[counts.indexOf(Math.max(...counts))]
}
