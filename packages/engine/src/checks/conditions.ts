import { isReadOnly, isWithin } from '@formwright/definition'
import type { Applies, FormNode, FormTree } from '@formwright/definition'
import type { CompiledEffect } from '@formwright/rules'
import { isInNoBranch } from './condition-decider.ts'
import { isHidden } from './decider.ts'
import { decidesFor, Visibility } from './visibility.ts'
import type { Shown } from './visibility.ts'

/** Whether a cell is shown, wanted and open for change. */
export interface CellState {
  readonly visible: boolean
  readonly required: boolean
  readonly enabled: boolean
}

const NOTHING: ReadonlySet<string> = new Set()

/**
 * The `visible`, `required` and `enabled` conditions of an edition, by cell. What is hidden, or stands in a
 * branch that does not apply, reads as blank to all of them.
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

  /** What is shown of answers, which are not changed in place while they are asked about. */
  shown(answers: unknown): Shown {
    const known = typeof answers === 'object' && answers !== null ? this.#shown.get(answers) : undefined
    return known ?? this.evaluate(answers)
  }

  /** As `shown`, of answers that may have been changed in place since they were looked at. */
  evaluate(answers: unknown): Shown {
    return this.#keep(answers, this.#visibility.evaluate(answers))
  }

  /**
   * Works out what is shown of answers that follow from others by changes at some places; gives where it
   * turned.
   */
  follow(before: unknown, answers: unknown, changed: readonly string[]): readonly string[] {
    const shown = this.#visibility.evaluate(answers, { shown: this.shown(before), changed })
    this.#keep(answers, shown)
    return shown.turned
  }

  /** What the conditions on a cell read. */
  readsOf(pointer: string): ReadonlySet<string> {
    const effects = this.#on(pointer)
    return effects.length === 0 ? NOTHING : new Set(effects.flatMap((effect) => [...effect.reads]))
  }

  /** What the conditions on a place and on what is in its rows read. */
  readsBelow(pointer: string): ReadonlySet<string> {
    return new Set([...this.readsOf(pointer), ...this.#below(pointer).flatMap((effect) => [...effect.reads])])
  }

  /** Whether nothing but what stands in the same row decides the conditions on what is in it. */
  areOfRow(pattern: string): boolean {
    const deciding = new Set([...this.#on(pattern), ...this.#below(pattern)])
    for (const effect of deciding)
      for (const other of this.#effects)
        if (other.effect === 'visible' && decidesFor(other, effect)) deciding.add(other)
    return [...deciding].every((effect) => effect.isOfRow(pattern))
  }

  /**
   * A pending condition leaves a cell visible (unless it waits for what is hidden), open, and as required as
   * its schema says.
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

  /** Whether a place is hidden, or lies in branches that do not apply: nobody can fill it in. */
  isOut(pointer: string, answers: unknown): boolean {
    return (
      isHidden(this.shown(answers).hidden, pointer) ||
      isInNoBranch(this.#tree, pointer, answers, this.#applies)
    )
  }

  /** Whether only a formula fills in a place: nobody can be asked for what it cannot give yet. */
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
