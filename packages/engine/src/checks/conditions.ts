import { isReadOnly, isWithin } from '@formwright/definition'
import type { Applies, FormNode, FormTree } from '@formwright/definition'
import type { CompiledEffect } from '@formwright/rules'
import { isInNoBranch } from './condition-decider.ts'
import { isHidden } from './decider.ts'
import { decidesFor, Visibility } from './visibility.ts'
import type { Shown } from './visibility.ts'

/** Whether a cell is visible, required and enabled. */
export interface CellState {
  readonly visible: boolean
  readonly required: boolean
  readonly enabled: boolean
}

const NOTHING: ReadonlySet<string> = new Set()

/**
 * The `visible`, `required` and `enabled` conditions of an edition, by cell. They read hidden values, and
 * values of branches that do not apply, as blank.
 */
export class Conditions {
  readonly #effects: readonly CompiledEffect[]
  readonly #formulas: readonly CompiledEffect[]
  readonly #tree: FormTree
  readonly #applies: Applies
  #workedOut: ReadonlySet<FormNode> | undefined
  readonly #visibility: Visibility
  readonly #shown = new WeakMap<object, Shown>()

  constructor(effects: readonly CompiledEffect[], tree: FormTree, applies: Applies) {
    this.#effects = effects.filter((effect) => effect.effect !== 'compute')
    this.#formulas = effects.filter((effect) => effect.effect === 'compute')
    this.#tree = tree
    this.#applies = applies
    this.#visibility = new Visibility(this.#effects, tree, applies)
  }

  /** The shown part of answers, which must not be changed in place while in use. */
  shown(answers: unknown): Shown {
    const known = typeof answers === 'object' && answers !== null ? this.#shown.get(answers) : undefined
    return known ?? this.evaluate(answers)
  }

  /** As `shown`, for answers that may have been changed in place. */
  evaluate(answers: unknown): Shown {
    return this.#keep(answers, this.#visibility.evaluate(answers))
  }

  /** Updates the shown part after changes at some pointers; returns the pointers whose visibility changed. */
  follow(before: unknown, answers: unknown, changed: readonly string[]): readonly string[] {
    const shown = this.#visibility.evaluate(answers, { shown: this.shown(before), changed })
    this.#keep(answers, shown)
    return shown.turned
  }

  /** What the conditions of a cell read. */
  readsOf(pointer: string): ReadonlySet<string> {
    const effects = this.#on(pointer)
    return effects.length === 0 ? NOTHING : new Set(effects.flatMap((effect) => [...effect.reads]))
  }

  /** What the conditions of a node and of everything in its rows read. */
  readsBelow(pointer: string): ReadonlySet<string> {
    return new Set([...this.readsOf(pointer), ...this.#below(pointer).flatMap((effect) => [...effect.reads])])
  }

  /** Whether conditions within a row depend on that row only. */
  areOfRow(pattern: string): boolean {
    const deciding = new Set([...this.#on(pattern), ...this.#below(pattern)])
    for (const effect of deciding)
      for (const other of this.#effects)
        if (other.effect === 'visible' && decidesFor(other, effect)) deciding.add(other)
    return [...deciding].every((effect) => effect.isOfRow(pattern))
  }

  /**
   * The state of a cell. A pending condition leaves it visible (unless it waits for something hidden),
   * enabled, and as required as its schema says.
   */
  at(leaf: Pick<FormNode, 'pointer' | 'required'>, answers: unknown): CellState {
    const { answers: shown, hidden } = this.shown(answers)
    const state = { visible: !isHidden(hidden, leaf.pointer), required: leaf.required, enabled: true }
    for (const { effect, evaluate } of this.#on(leaf.pointer)) {
      if (effect === 'visible') continue
      const value = evaluate(shown, leaf.pointer)
      if (typeof value === 'boolean') state[effect as 'required' | 'enabled'] = value
    }
    return state
  }

  /** Whether a node is hidden or in branches that do not apply, so that nobody can fill it in. */
  isOut(pointer: string, answers: unknown): boolean {
    return (
      isHidden(this.shown(answers).hidden, pointer) ||
      isInNoBranch(this.#tree, pointer, answers, this.#applies)
    )
  }

  /** Whether only a formula fills a node, so that nobody can be asked for it. */
  isWorkedOut(node: FormNode): boolean {
    this.#workedOut ??= new Set(
      this.#formulas
        .flatMap(({ pointers }) => pointers)
        .flatMap((pointer) => this.#tree.nodeAt(pointer) ?? [])
        .filter(isReadOnly),
    )
    return this.#workedOut.has(node)
  }

  #keep(answers: unknown, shown: Shown): Shown {
    for (const document of [answers, shown.answers])
      if (typeof document === 'object' && document !== null) this.#shown.set(document, shown)
    return shown
  }

  #below(pattern: string): readonly CompiledEffect[] {
    return this.#effects.filter((effect) => effect.pointers.some((target) => isWithin(target, pattern)))
  }

  #on(pointer: string): readonly CompiledEffect[] {
    return this.#effects.filter((effect) => effect.isAbout(pointer))
  }
}
