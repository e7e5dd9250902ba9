import { readingIndex } from '@formwright/rules'
import type { CompiledEffect, CompiledRule } from '@formwright/rules'
import type { Json } from '@formwright/definition'
import type { CompiledForm } from '../compiled-form.ts'

/** What is worked out for other places: conditions on cells, computed values, values that mend. */
export class Dependents {
  readonly #reading: (pointer: string) => readonly Dependent[]
  readonly #computing = new Map<string, (CompiledRule | CompiledEffect)[]>()

  constructor(form: CompiledForm) {
    const rules = form.rules.filter((rule) => rule.kind === 'arithmetic' && rule.mends.length > 0)
    const computing = [
      ...rules.map((rule) => ({ source: rule, pointers: rule.mends })),
      ...form.effects
        .filter(({ effect }) => effect === 'compute')
        .map((effect) => ({ source: effect, pointers: effect.pointers })),
    ]
    for (const { source, pointers } of computing) {
      for (const pointer of pointers)
        this.#computing.set(pointer, [...(this.#computing.get(pointer) ?? []), source])
    }
    this.#reading = readingIndex([
      ...rules.map((rule) => dependent(rule.reads, rule.mends)),
      ...form.effects.map((effect) => dependent(effect.reads, effect.pointers)),
    ])
  }

  /** The places that may look different after a change at a pointer. */
  of(pointer: string): string[] {
    return this.#reading(pointer).flatMap(({ pointers }) => [...pointers])
  }

  /** What the formulas of the edition give for a cell; `undefined` where there is none or an input is missing. */
  computed(pointer: string, answers: unknown): Json | undefined {
    for (const source of this.#computing.get(pointer) ?? []) {
      const value = 'suggestions' in source ? source.suggestions(answers)[pointer] : source.evaluate(answers)
      if (value !== undefined) return value
    }
    return undefined
  }
}

interface Dependent {
  readonly reads: ReadonlySet<string>
  readonly pointers: readonly string[]
}

function dependent(reads: ReadonlySet<string>, pointers: readonly string[]): Dependent {
  return { reads, pointers }
}
