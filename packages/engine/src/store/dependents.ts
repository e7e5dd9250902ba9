import { readingIndex } from '@formwright/rules'
import type { CompiledEffect, CompiledRule } from '@formwright/rules'
import type { Json } from '@formwright/definition'
import type { CompiledForm } from '../compiled-form.ts'

/** What is worked out for other places: conditions on cells, computed values, values that fix. */
export class Dependents {
  readonly #reading: (pointer: string) => readonly Dependent[]
  readonly #computing: (pointer: string) => readonly Computing[]

  constructor(form: CompiledForm) {
    const rules = form.rules.filter((rule) => rule.kind === 'arithmetic' && rule.fixes.length > 0)
    const computes = form.effects.filter(({ effect }) => effect === 'compute')
    this.#computing = readingIndex([
      ...rules.map((rule) => ({ reads: new Set(rule.fixes), valueAt: fixedBy(rule) })),
      ...computes.map((effect) => ({ reads: new Set(effect.pointers), valueAt: computedBy(effect) })),
    ])
    this.#reading = readingIndex([
      ...rules.map(({ reads, fixesAfter }) => ({ reads, pointersAfter: fixesAfter })),
      ...form.effects.map(({ reads, pointersAfter }) => ({ reads, pointersAfter })),
    ])
  }

  /** The places that may look different after changes at pointers. */
  of(changed: readonly string[], answers: unknown): string[] {
    const concerned = new Set(changed.flatMap((pointer) => this.#reading(pointer)))
    return [...concerned].flatMap(({ pointersAfter }) => [...pointersAfter(answers, changed)])
  }

  /**
   * What the formulas of the edition give for a cell; `undefined` where there is none or an input is missing.
   */
  computed(pointer: string, answers: unknown): Json | undefined {
    for (const { valueAt } of this.#computing(pointer)) {
      const value = valueAt(answers, pointer)
      if (value !== undefined) return value
    }
    return undefined
  }
}

interface Dependent {
  readonly reads: ReadonlySet<string>
  readonly pointersAfter: (answers: unknown, changed: readonly string[]) => readonly string[]
}

interface Computing {
  readonly reads: ReadonlySet<string>
  readonly valueAt: (answers: unknown, pointer: string) => Json | undefined
}

function fixedBy(rule: CompiledRule): Computing['valueAt'] {
  return (answers, pointer) => rule.suggestions(answers, pointer)[pointer]
}

function computedBy(effect: CompiledEffect): Computing['valueAt'] {
  return (answers, pointer) => (effect.isAbout(pointer) ? effect.evaluate(answers, pointer) : undefined)
}
