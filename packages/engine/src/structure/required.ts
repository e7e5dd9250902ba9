import { walk } from '@formwright/definition'
import type { FormNode, FormTree } from '@formwright/definition'
import type { Branches } from './branches.ts'
import { isSplit } from './split.ts'

/** Which places of a form must be filled: as their schema says, or as a branch that applies says of them. */
export class Requirements {
  readonly #tree: FormTree
  readonly #branches: Branches
  #byPointer: ReadonlyMap<string, readonly FormNode[]> | undefined

  constructor(tree: FormTree, branches: Branches) {
    this.#tree = tree
    this.#branches = branches
  }

  /** Nodes inside branches that require a place which is declared outside of them. */
  requirersOf(pointer: string): readonly FormNode[] {
    this.#byPointer ??= requirers(this.#tree)
    return this.#byPointer.get(pointer) ?? NONE
  }

  /**
   * Whether a place outside of rows and entries is wanted now. Of a group mostly what is in it is, not the
   * group.
   */
  isRequired(pointer: string, answers: unknown): boolean {
    const node = this.#tree.nodeAt(pointer, answers, this.#branches.applies)
    if (!node) return false
    if (!isSplit(node)) return this.isRequiredNode(node, answers)
    return (node.required && isWantedWhole(node)) || this.#isRequiredByBranch(node, answers)
  }

  /** Whether a check of its own says of a place that it is missing. */
  isTold(pointer: string, answers: unknown): boolean {
    const node = this.#tree.nodeAt(pointer, answers, this.#branches.applies)
    if (!node) return false
    return isSplit(node) ? node.required : this.isRequiredNode(node, answers)
  }

  /** False for a place that only branches which do not apply declare. */
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
 * A group that can be wanted although nothing in it is by itself: some of it has to be filled in. The form
 * and its parts are there in any case.
 */
export function isWantedWhole(group: FormNode): boolean {
  const { kind, path, part, children } = group
  if (kind !== 'group' && kind !== 'map') return false
  if (path.length === 0 || (path.length === 1 && part !== '')) return false
  return children.every(
    (child) => child.kind === 'variants' || child.repeated || child.refines || !child.requiredHere,
  )
}

const NONE: readonly FormNode[] = []

function requirers({ root }: FormTree): Map<string, readonly FormNode[]> {
  const byPointer = new Map<string, readonly FormNode[]>()
  for (const node of walk(root, isSplit))
    if (node.refines && node.required)
      byPointer.set(node.pointer, [...(byPointer.get(node.pointer) ?? []), node])
  return byPointer
}
