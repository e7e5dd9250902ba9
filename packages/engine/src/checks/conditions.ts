import { isWithin } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import type { CompiledEffect } from '@formwright/rules'

/** Whether a cell is shown, wanted and open for change. */
export interface CellState {
  readonly visible: boolean
  readonly required: boolean
  readonly enabled: boolean
}

const NOTHING: ReadonlySet<string> = new Set()

/** The `visible`, `required` and `enabled` conditions of an edition, by cell. */
export class Conditions {
  readonly #effects: readonly CompiledEffect[]

  constructor(effects: readonly CompiledEffect[]) {
    this.#effects = effects.filter((effect) => effect.effect !== 'compute')
  }

  /** Whether any place may be hidden at all. */
  get mayHide(): boolean {
    return this.#effects.some(({ effect }) => effect === 'visible')
  }

  /** Whether a condition may hide a place. */
  mayHideAt(pointer: string): boolean {
    return this.#on(pointer).some(({ effect }) => effect === 'visible')
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
    return [...this.#on(pattern), ...this.#below(pattern)].every((effect) => effect.isOfRow(pattern))
  }

  /** A pending condition leaves a cell visible, open, and as required as its schema says. */
  at(leaf: Pick<FormNode, 'pointer' | 'required'>, answers: unknown): CellState {
    const state = { visible: true, required: leaf.required, enabled: true }
    for (const effect of this.#on(leaf.pointer)) {
      const value = effect.evaluate(answers, leaf.pointer)
      if (typeof value === 'boolean') state[effect.effect as keyof CellState] = value
    }
    return state
  }

  #below(pattern: string): readonly CompiledEffect[] {
    return this.#effects.filter((effect) => effect.pointers.some((target) => isWithin(target, pattern)))
  }

  #on(pointer: string): readonly CompiledEffect[] {
    return this.#effects.filter((effect) => effect.isAbout(pointer))
  }
}
