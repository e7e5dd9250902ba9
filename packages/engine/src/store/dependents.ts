import { readingIndex } from '@formwright/rules'
import type { CompiledEffect, CompiledRule } from '@formwright/rules'
import type { Json } from '@formwright/definition'
import type { CompiledForm } from '../compiled-form.ts'

/** What is derived from other values: conditions of cells, computed values, fixes. */
export class Dependents {
  readonly #form: CompiledForm
  #reading: ((pointer: string) => readonly Dependent[]) | undefined
  readonly #computing: (pointer: string) => readonly Computing[]

  constructor(form: CompiledForm) {
    this.#form = form
    const rules = fixingRules(form)
    const computes = form.effects.filter(({ effect }) => effect === 'compute')
    this.#computing = readingIndex([
      ...rules.map((rule) => ({ reads: new Set(rule.fixes), valueAt: fixedBy(rule) })),
      ...computes.map((effect) => ({ reads: new Set(effect.pointers), valueAt: computedBy(effect) })),
    ])
  }

  /** The pointers whose display may change after changes at pointers. */
  of(changed: readonly string[], answers: unknown): string[] {
    // knowing what rules read types them all: an edition that nobody fills in does not ask
    const reading = (this.#reading ??= readingIndex([
      ...fixingRules(this.#form).map(({ reads, fixesAfter }) => ({ reads, pointersAfter: fixesAfter })),
      ...this.#form.effects.map(({ reads, pointersAfter }) => ({ reads, pointersAfter })),
    ]))
    const concerned = new Set(changed.flatMap((pointer) => reading(pointer)))
    return [...concerned].flatMap(({ pointersAfter }) => [...pointersAfter(answers, changed)])
  }

  /** The computed value of a cell; `undefined` if it has no formula or an input is missing. */
  computed(pointer: string, answers: unknown): Json | undefined {
    for (const { valueAt } of this.#computing(pointer)) {
      const value = valueAt(answers, pointer)
      if (value !== undefined) return value
    }
    return undefined
  }
}

/** The rules whose finding brings a value. */
function fixingRules(form: CompiledForm): readonly CompiledRule[] {
  return form.rules.filter((rule) => rule.kind === 'arithmetic' && rule.fixes.length > 0)
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
