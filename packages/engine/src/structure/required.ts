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

  /** Whether a cell outside of rows and entries is wanted now. Groups are not: what is in them is. */
  isRequired(pointer: string, answers: unknown): boolean {
    const node = this.#tree.nodeAt(pointer, answers, this.#branches.applies)
    if (!node || isSplit(node)) return false
    return this.isRequiredNode(node, answers)
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
      node.required || this.requirersOf(node.pointer).some((one) => this.#branches.allApply(one, answers))
    )
  }
}

const NONE: readonly FormNode[] = []

function requirers({ root }: FormTree): Map<string, readonly FormNode[]> {
  const byPointer = new Map<string, readonly FormNode[]>()
  for (const node of walk(root, isSplit))
    if (node.refines && node.required)
      byPointer.set(node.pointer, [...(byPointer.get(node.pointer) ?? []), node])
  return byPointer
}
