import {
  holdsNothing,
  isObject,
  joinPointer,
  refinementsOf,
  splitPointer,
  valueAt,
  walk,
} from '@formwright/definition'
import type { FormNode, FormTree } from '@formwright/definition'
import type { Branches } from './branches.ts'
import { filledOf } from './filled.ts'
import { isSplit } from './split.ts'

/** Which nodes of a form are required: by their schema, or by a branch that applies. */
export class Requirements {
  readonly #tree: FormTree
  readonly #branches: Branches
  #byPointer: ReadonlyMap<string, readonly FormNode[]> | undefined

  constructor(tree: FormTree, branches: Branches) {
    this.#tree = tree
    this.#branches = branches
  }

  /** Nodes in branches that require a node declared outside of them. */
  requirersOf(pointer: string): readonly FormNode[] {
    this.#byPointer ??= requirers(this.#tree)
    return this.#byPointer.get(pointer) ?? NONE
  }

  /**
   * Whether a node is required now, at any depth: by its schema, by a branch that applies, or because another
   * value is filled. For most groups their members are required rather than the group.
   */
  isRequired(pointer: string, answers: unknown): boolean {
    const node = this.#tree.nodeAt(pointer, answers, this.#branches.applies)
    if (!node) return false
    const isWanted = !isSplit(node) || isWantedWhole(node)
    if (isWanted && node.required && this.#branches.areDecided(node, answers, pointer)) return true
    if (isSplit(node) && this.#isRequiredByBranch(node, answers)) return true
    if (!isWanted) return false
    if (
      node.requiredHere &&
      this.#isBegun(pointer, answers) &&
      this.#branches.areDecided(node, answers, pointer)
    )
      return true
    return mayAsk(node) && this.#isWantedInside(pointer, answers)
  }

  /** Whether a group is always present, required, or partly filled. */
  isThere(pointer: string, answers: unknown): boolean {
    const group = this.#tree.nodeAt(pointer, answers, this.#branches.applies)
    if (!group) return false
    const isWhole = group.path.length <= (group.part === '' ? 0 : 1)
    return (
      isWhole ||
      group.repeated ||
      group.required ||
      !holdsNothing(valueAt(answers, pointer)) ||
      (group.requiredHere && this.#isBegun(pointer, answers)) ||
      this.isRequired(pointer, answers)
    )
  }

  /** Whether anything is filled in the optional group that contains a node. */
  #isBegun(pointer: string, answers: unknown): boolean {
    const around = joinPointer(splitPointer(pointer).slice(0, -1))
    const group = around === '' ? undefined : this.#tree.nodeAt(around, answers, this.#branches.applies)
    if (group?.kind !== 'group' && group?.kind !== 'map') return false
    return !holdsNothing(valueAt(answers, around)) || (group.requiredHere && this.#isBegun(around, answers))
  }

  /** Whether the current value of a group requires one of its members. */
  #isWantedInside(pointer: string, answers: unknown): boolean {
    const steps = splitPointer(pointer)
    const key = steps.pop()!
    const around = joinPointer(steps)
    const group = this.#tree.nodeAt(around, answers, this.#branches.applies)
    const value = valueAt(answers, around)
    if (group === undefined || !isObject(value)) return false
    return (
      this.#asksFor(group, key, filledOf(value) as object) ||
      refinementsOf(group).some(
        (one) =>
          one.children.some((child) => child.key === key && child.requiredHere) &&
          this.#branches.allApply(one, answers, pointer),
      )
    )
  }

  /** What a group requires, and each of its branches that applies. */
  #asksFor(group: FormNode, key: string, value: object): boolean {
    const depends = group.members.some(({ schema: { dependentRequired = {} } }) =>
      Object.entries(dependentRequired as Readonly<Record<string, readonly string[]>>).some(
        ([other, wanted]) => wanted.includes(key) && Object.hasOwn(value, other),
      ),
    )
    if (depends) return true
    return group.children.some(
      (child) =>
        child.kind === 'variants' &&
        this.#branches.isDecided(child, value) &&
        child.children.some(
          (branch) =>
            this.#branches.applies(branch, value) &&
            (branch.children.some((one) => one.key === key && one.requiredHere) ||
              this.#asksFor(branch, key, value)),
        ),
    )
  }

  /** Whether another check reports a node as missing. */
  isReportedElsewhere(pointer: string, answers: unknown): boolean {
    const node = this.#tree.nodeAt(pointer, answers, this.#branches.applies)
    if (!node) return false
    return isSplit(node) ? node.required : this.isRequiredNode(node, answers)
  }

  /** False for a node that only branches which do not apply declare. */
  isPresent(pointer: string, answers: unknown): boolean {
    return (
      this.#tree.nodeAt(pointer, answers, this.#branches.applies) !== undefined ||
      this.#tree.nodeAt(pointer) === undefined
    )
  }

  isRequiredNode(node: FormNode, answers: unknown): boolean {
    return (
      (node.required && this.#branches.areDecided(node, answers)) || this.#isRequiredByBranch(node, answers)
    )
  }

  #isRequiredByBranch({ pointer }: FormNode, answers: unknown): boolean {
    return this.requirersOf(pointer).some(
      (one) => this.#branches.allApply(one, answers) && this.#branches.areDecided(one, answers),
    )
  }
}

/**
 * A group that can be required although no single member is: something in it has to be filled in. The root
 * and its parts are always present.
 */
export function isWantedWhole(group: FormNode): boolean {
  const { kind, path, part, children } = group
  if (kind !== 'group' && kind !== 'map') return false
  if (path.length === 0 || (path.length === 1 && part !== '')) return false
  return children.every(
    (child) => child.kind === 'variants' || child.repeated || child.refines || !child.requiredHere,
  )
}

/** Whether the parent group may require a node conditionally. */
function mayAsk(node: FormNode): boolean {
  let group = node.parent
  while (group?.kind === 'branch' || group?.kind === 'variants') group = group.parent
  if (!group) return false
  let may = asking.get(group)
  if (may === undefined) {
    const { children, members } = group
    may =
      children.some(({ kind }) => kind === 'variants') ||
      refinementsOf(group).length > 0 ||
      members.some(({ schema }) => schema.dependentRequired !== undefined)
    asking.set(group, may)
  }
  return may
}

const asking = new WeakMap<FormNode, boolean>()

const NONE: readonly FormNode[] = []

function requirers({ root }: FormTree): Map<string, readonly FormNode[]> {
  const byPointer = new Map<string, readonly FormNode[]>()
  for (const node of walk(root, isSplit))
    if (node.refines && node.required && !node.refines.required)
      byPointer.set(node.pointer, [...(byPointer.get(node.pointer) ?? []), node])
  return byPointer
}
