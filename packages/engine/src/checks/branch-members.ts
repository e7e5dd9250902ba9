import {
  fixedCodes,
  instances,
  isObject,
  joinPointer,
  ownKeys,
  splitPointer,
  stepInto,
  valueAt,
} from '@formwright/definition'
import type { Applies, FormNode } from '@formwright/definition'
import { patternsMeet } from '@formwright/rules'
import { branchesIn, pathsOf } from '../structure/branch-groups.ts'
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
    const byVariants = new Map<string, { readonly paths: string[]; readonly deciding: Set<FormNode> }>()
    for (const path of new Set(branchesIn(group).flatMap(pathsOf))) {
      const branches = branchesIn(group).filter((branch) => pathsOf(branch).includes(path))
      const around = branches.map((branch) => decidingAround(branch, path))
      if (around.some(({ length }) => length === 0) || isOnBothSides(group, branches)) continue
      const deciding = new Set(around.flat())
      const name = [...new Set([...deciding].map(({ parent }) => parent!.schemaPointer))].join(' ')
      const known = byVariants.get(name)
      known?.paths.push(path)
      for (const branch of deciding) known?.deciding.add(branch)
      if (!known) byVariants.set(name, { paths: [path], deciding })
    }
    return [...byVariants.values()].map(({ paths, deciding }) => decider(group, paths, deciding, applies))
  })
}

/** Whether a member is in `then` and in `else`: one of them applies, so that nothing decides about it. */
function isOnBothSides(group: FormNode, branches: readonly FormNode[]): boolean {
  return group.children.some(
    ({ variants, children }) =>
      variants === 'if' && children.length === 2 && children.every((side) => branches.includes(side)),
  )
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
function decidingAround(branch: FormNode, path: string): FormNode[] {
  const found: FormNode[] = []
  for (let at: FormNode | undefined = branch; at?.kind === 'branch'; at = at.parent?.parent)
    if (at.parent && !isCodeOf(at.parent, path)) found.push(at)
  return found
}

function isCodeOf({ children }: FormNode, path: string): boolean {
  const [key = '', ...inner] = splitPointer(path)
  return inner.length === 0 && children.some((branch) => Object.hasOwn(fixedCodes(branch), key))
}

/** The content of alternatives besides the codes that distinguish them. */
function contentsOf(branch: FormNode, group: FormNode): string[] {
  const variants = branch.parent!
  if (variants.variants !== 'oneOf' && variants.variants !== 'anyOf') return []
  return ownKeys(branch)
    .map((key) => joinPointer([key]))
    .filter((path) => !isCodeOf(variants, path))
    .map((path) => group.pointer + path)
}

function decider(
  group: FormNode,
  paths: readonly string[],
  deciding: ReadonlySet<FormNode>,
  applies: Applies,
): Decider {
  const pointers = paths.map((path) => group.pointer + path)
  const read = new Set([...[...deciding].flatMap(readsOfBranch), ...readsAround(group)])
  const reads = [...read, ...pointers]
  const own = new Set([...deciding].flatMap((branch) => contentsOf(branch, group)))
  const decidedBy = new Set([...read].filter((pointer) => !own.has(pointer)))
  const isOut = (branch: FormNode, value: unknown) =>
    deciding.has(branch) && applies.leavesOut?.(branch, value) === true
  const hiddenIn = (within: readonly string[], answers: unknown) =>
    instances(group, answers, applies, within).flatMap(({ pointer, value }) => {
      if (!isObject(value)) return []
      const present = paths.filter((path) => valueAt(value, path) !== undefined)
      if (present.length === 0) return []
      const values = pointer === '' ? groupValues(group, answers) : value
      return present
        .filter((path) => !isDeclared(group, path, (branch) => !isOut(branch, values)))
        .map((path) => pointer + path)
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
      const others = isFew ? within.flatMap((steps) => lookedAt(group, paths, steps, before.was)) : undefined
      return changedTo(before.was, positions, others && new Set(others.filter((one) => !positions.has(one))))
    },
  }
}

/** Whether a group, or a branch of it that counts, declares a member. */
function isDeclared(group: FormNode, path: string, counts: (branch: FormNode) => boolean): boolean {
  const [key = '', ...inner] = splitPointer(path)
  if (inner.length === 0) return stepInto(group, key, counts) !== undefined
  return branchesIn(group).some((branch) => pathsOf(branch).includes(path) && countsWithin(branch, counts))
}

function countsWithin(branch: FormNode, counts: (branch: FormNode) => boolean): boolean {
  for (let at: FormNode | undefined = branch; at?.kind === 'branch'; at = at.parent?.parent)
    if (!counts(at)) return false
  return true
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
  paths: readonly string[],
  steps: readonly string[],
  { pointers }: Hidden,
): readonly string[] {
  const at = joinPointer(steps)
  if (steps.length === path.length) return paths.map((one) => at + one)
  return [...pointers].filter((pointer) => pointer.startsWith(`${at}/`))
}
