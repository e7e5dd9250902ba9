import {
  instances,
  instancesBelow,
  isObject,
  joinPointer,
  splitPointer,
  valueAt,
  walk,
} from '@formwright/definition'
import type { Applies, FormNode, FormTree, Instance, Schema } from '@formwright/definition'
import { patternsMeet } from '@formwright/rules'
import { isSplit } from './split.ts'

interface Groups {
  readonly groups: readonly FormNode[]
  /** The recursive nodes; deeper levels depend on the answers. */
  readonly repeating: readonly FormNode[]
}

const known = new WeakMap<FormTree, Groups>()

function groupsOf(tree: FormTree): Groups {
  let found = known.get(tree)
  if (!found) {
    const nodes = isObject(tree.root.written) && mayBranch(tree.root.written) ? [...walk(tree.root)] : []
    const groups = nodes.filter(hasBranches)
    const repeating = groups.length > 0 ? nodes.filter(({ repeats }) => repeats) : []
    known.set(tree, (found = { groups, repeating }))
  }
  return found
}

/** The groups with branches. For a recursive schema only the first level; see `deeperGroups`. */
export function groupsWithBranches(tree: FormTree): readonly FormNode[] {
  return groupsOf(tree).groups
}

/**
 * As `groupsWithBranches`, for deeper levels of a recursive schema, as far as the answers go.
 * @param changed only groups that contain one of these pointers, or that are in one
 */
export function deeperGroups(
  tree: FormTree,
  answers: unknown,
  changed: readonly string[] = [''],
): ReadonlySet<FormNode> {
  const found = new Set<FormNode>()
  for (const from of groupsOf(tree).repeating)
    for (const pointer of changed)
      if (patternsMeet(from.pointer, pointer)) {
        const steps = splitPointer(pointer)
        const pending = instances(from, answers, undefined, steps)
        for (let at = pending.pop(); at; at = pending.pop())
          for (const below of instancesBelow(at, undefined, steps[at.node.path.length])) {
            if (!isFilled(below)) continue
            if (hasBranches(below.node)) found.add(below.node)
            pending.push(below)
          }
      }
  return found
}

function isFilled({ value }: Instance): boolean {
  return typeof value === 'object' && value !== null
}

function hasBranches({ kind, children }: FormNode): boolean {
  return kind !== 'variants' && kind !== 'branch' && children.some(isVariants)
}

/** Whether a schema may contain branches: most forms have none and need not be searched. */
function mayBranch(schema: object): boolean {
  if (isChoiceOfSchemas(schema as Schema)) return true
  for (const value of Object.values(schema))
    if (typeof value === 'object' && value !== null && mayBranch(value)) return true
  return false
}

function isChoiceOfSchemas({ if: condition, dependentSchemas, oneOf, anyOf }: Schema): boolean {
  return (
    condition !== undefined || dependentSchemas !== undefined || holdsSchemas(oneOf) || holdsSchemas(anyOf)
  )
}

/** Alternatives that are not all constants. */
function holdsSchemas(alternatives: unknown): boolean {
  return Array.isArray(alternatives) && alternatives.some((one) => isObject(one) && !('const' in one))
}

/** The branches of a group, including nested ones. */
export function branchesIn(group: FormNode): readonly FormNode[] {
  return group.children
    .filter(isVariants)
    .flatMap(({ children }) => children.flatMap((branch) => [branch, ...branchesIn(branch)]))
}

/** Whether a branch and the branches that contain it apply to the value of their group. */
export function isIn(branch: FormNode, value: unknown, applies: Applies): boolean {
  for (let at: FormNode | undefined = branch; at?.kind === 'branch'; at = at.parent?.parent)
    if (!applies(at, value)) return false
  return true
}

/** Whether the content of a branch, or of one that contains it, counts as absent. */
export function isLeftOut(branch: FormNode, value: unknown, { leavesOut }: Applies): boolean {
  for (let at: FormNode | undefined = branch; at?.kind === 'branch'; at = at.parent?.parent)
    if (leavesOut?.(at, value)) return true
  return false
}

/**
 * The members that a branch declares and its group does not, by pointers relative to the group; with what the
 * branch adds to groups within it.
 */
export function pathsOf(branch: FormNode): readonly string[] {
  return branch.children.flatMap((child): readonly string[] => {
    if (isVariants(child) || child.repeated) return []
    const at = joinPointer([child.key])
    if (!child.refines) return isShared(branch, child) ? pathsOf(child).map((path) => at + path) : [at]
    const isNamedFreely = child.refines.children.some(({ repeated }) => repeated)
    return isSplit(child) && !isNamedFreely ? pathsOf(child).map((path) => at + path) : []
  })
}

/** Whether other branches of the group have a group of the same name with other members. */
function isShared(branch: FormNode, child: FormNode): boolean {
  if (branch.kind !== 'branch' || !isPlainGroup(child)) return false
  let group = branch.parent
  while (group?.kind === 'branch' || group?.kind === 'variants') group = group.parent
  const others = group ? branchesIn(group).filter((other) => other !== branch) : []
  const alike = others.flatMap(({ children }) =>
    children.filter(({ key, repeated }) => key === child.key && !repeated),
  )
  return (
    alike.length > 0 &&
    alike.every((other) => isPlainGroup(other) && !other.refines) &&
    alike.some((other) => pathsOf(other).join() !== pathsOf(child).join())
  )
}

function isPlainGroup(node: FormNode): boolean {
  return (
    node.kind === 'group' &&
    isSplit(node) &&
    node.children.every(({ kind, repeated }) => kind !== 'variants' && !repeated)
  )
}

/** The pointers of a group that contain a change, or that are within one. */
export function groupPointers(
  group: FormNode,
  after: unknown,
  changed: readonly string[],
  applies: Applies,
): readonly string[] {
  const { length } = group.path
  const pointers = changed.flatMap((pointer) => {
    const steps = splitPointer(pointer)
    const meets = group.path.every((key, index) => key === '*' || key === (steps[index] ?? key))
    if (!meets) return []
    if (steps.length >= length) return [joinPointer(steps.slice(0, length))]
    return instances(group, after, applies).map((one) => one.pointer)
  })
  return [...new Set(pointers)]
}

/** The pointers that appeared, disappeared or changed requirements because other branches apply. */
export function pointersOfChangedBranches(
  tree: FormTree,
  applies: Applies,
  [before, after]: readonly [before: unknown, after: unknown],
  changed: readonly string[],
): readonly string[] {
  return [...groupsWithBranches(tree), ...deeperGroups(tree, after, changed)].flatMap((group) =>
    groupPointers(group, after, changed, applies).flatMap((pointer) => {
      const [was, is] = [valueAt(before, pointer), valueAt(after, pointer)]
      const turned = branchesIn(group).filter(
        (branch) => isIn(branch, was, applies) !== isIn(branch, is, applies),
      )
      const members = turned.flatMap((branch) => [
        ...branch.children.filter((child) => !isVariants(child)).map(({ key }) => joinPointer([key])),
        ...pathsOf(branch),
      ])
      return [...new Set(members.map((path) => pointer + path))]
    }),
  )
}

function isVariants({ kind }: FormNode): boolean {
  return kind === 'variants'
}
