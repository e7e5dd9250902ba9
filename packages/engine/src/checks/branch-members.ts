import {
  fixedCodes,
  instances,
  isObject,
  joinPointer,
  ownKeys,
  ownMember,
  splitPointer,
  stepInto,
} from '@formwright/definition'
import type { Applies, FormNode } from '@formwright/definition'
import { patternsMeet } from '@formwright/rules'
import { branchesIn, keysOf } from '../structure/branch-groups.ts'
import { readsAround, readsOfBranch } from '../structure/branches.ts'
import { groupValues } from '../structure/values.ts'
import { changedTo, hiddenAt } from './decider.ts'
import type { Decider, Hidden } from './decider.ts'

/** If a change affects more groups than this, all are evaluated again. */
const FEW_GROUPS = 100

/**
 * The deciders for members that only branches declare: if none of these branches applies, their values count
 * as absent.
 */
export function branchDeciders(groups: readonly FormNode[], applies: Applies): Decider[] {
  return groups.flatMap((group) => {
    if (refusesOthers(group)) return []
    const byVariants = new Map<string, { readonly keys: string[]; readonly deciding: Set<FormNode> }>()
    for (const key of new Set(branchesIn(group).flatMap(keysOf))) {
      const branches = branchesIn(group).filter((branch) => keysOf(branch).includes(key))
      const around = branches.map((branch) => decidingAround(branch, key))
      if (around.some(({ length }) => length === 0)) continue
      const deciding = new Set(around.flat())
      const name = [...new Set([...deciding].map(({ parent }) => parent!.schemaPointer))].join(' ')
      const known = byVariants.get(name)
      known?.keys.push(key)
      for (const branch of deciding) known?.deciding.add(branch)
      if (!known) byVariants.set(name, { keys: [key], deciding })
    }
    return [...byVariants.values()].map(({ keys, deciding }) => decider(group, keys, deciding, applies))
  })
}

/** Whether members of other branches are rejected or mean something else: then nothing is kept. */
function refusesOthers({ members }: FormNode): boolean {
  return members.some(
    ({ schema }) => schema.unevaluatedProperties !== undefined || schema.additionalProperties === false,
  )
}

/**
 * The branches that contain a member's branch, except those distinguished by that member: the code of an
 * alternative does not hide itself.
 */
function decidingAround(branch: FormNode, key: string): FormNode[] {
  const found: FormNode[] = []
  for (let at: FormNode | undefined = branch; at?.kind === 'branch'; at = at.parent?.parent)
    if (at.parent && !isCodeOf(at.parent, key)) found.push(at)
  return found
}

function isCodeOf({ children }: FormNode, key: string): boolean {
  return children.some((branch) => Object.hasOwn(fixedCodes(branch), key))
}

/** The content of alternatives besides the codes that distinguish them. */
function contentsOf(branch: FormNode, group: FormNode): string[] {
  const variants = branch.parent!
  if (variants.variants !== 'oneOf' && variants.variants !== 'anyOf') return []
  return ownKeys(branch)
    .filter((key) => !isCodeOf(variants, key))
    .map((key) => group.pointer + joinPointer([key]))
}

function decider(
  group: FormNode,
  keys: readonly string[],
  deciding: ReadonlySet<FormNode>,
  applies: Applies,
): Decider {
  const pointers = keys.map((key) => group.pointer + joinPointer([key]))
  const read = new Set([...[...deciding].flatMap(readsOfBranch), ...readsAround(group)])
  const reads = [...read, ...pointers]
  const own = new Set([...deciding].flatMap((branch) => contentsOf(branch, group)))
  const decidedBy = new Set([...read].filter((pointer) => !own.has(pointer)))
  const isOut = (branch: FormNode, value: unknown) =>
    deciding.has(branch) && applies.leavesOut?.(branch, value) === true
  const hiddenIn = (within: readonly string[], answers: unknown) =>
    instances(group, answers, applies, within).flatMap(({ pointer, value }) => {
      if (!isObject(value)) return []
      const present = keys.filter((key) => ownMember(value, key) !== undefined)
      if (present.length === 0) return []
      const values = pointer === '' ? groupValues(group, answers) : value
      return present
        .filter((key) => !stepInto(group, key, (branch) => !isOut(branch, values)))
        .map((key) => pointer + joinPointer([key]))
    })
  return {
    reads: new Set(reads),
    decidedBy,
    pointers,
    decide: (answers, _, before) => {
      const within = before && prefixes(group, before.changed, reads)
      if (within?.length === 0) return before!.was
      const isFew = within && within.length <= FEW_GROUPS && within.every(({ length }) => length > 0)
      const positions = new Set((isFew ? within : [[]]).flatMap((steps) => hiddenIn(steps, answers)))
      if (!before) return hiddenAt(positions)
      const others = isFew ? within.flatMap((steps) => lookedAt(group, keys, steps, before.was)) : undefined
      return changedTo(before.was, positions, others && new Set(others.filter((one) => !positions.has(one))))
    },
  }
}

/** All prefixes of the changed paths that lie on the way to a group, without duplicates. */
function prefixes(group: FormNode, changed: readonly string[], reads: readonly string[]): string[][] {
  const found = new Map<string, string[]>()
  for (const pointer of changed) {
    if (!reads.some((one) => patternsMeet(one, pointer))) continue
    const steps = splitPointer(pointer)
    const end = group.path.findIndex((key, index) => key !== '*' && key !== steps[index])
    const length = Math.min(end < 0 ? group.path.length : end, steps.length)
    found.set(joinPointer(steps.slice(0, length)), steps.slice(0, length))
  }
  return [...found.values()]
}

/** The hidden pointers of a group within a pointer, looked up per group. */
function lookedAt(
  { path }: FormNode,
  keys: readonly string[],
  steps: readonly string[],
  { pointers }: Hidden,
): readonly string[] {
  const at = joinPointer(steps)
  if (steps.length === path.length) return keys.map((key) => at + joinPointer([key]))
  return [...pointers].filter((pointer) => pointer.startsWith(`${at}/`))
}
