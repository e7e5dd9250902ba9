import type { Json } from '@formwright/definition'
import type { CompiledForm } from '../compiled-form.ts'

/**
 * The values that the edition's formulas give for these answers: those of `compute` entries, and of the `fix`
 * of arithmetic rules.
 */
export function computedValues(form: CompiledForm, document: unknown): Record<string, Json> {
  const { answers } = form.conditions.shown(document)
  const values: Record<string, Json> = {}
  for (const rule of form.rules)
    if (rule.kind === 'arithmetic') Object.assign(values, rule.suggestions(answers))
  for (const effect of form.effects) {
    if (effect.effect !== 'compute') continue
    for (const { pointers, value } of effect.evaluateWhere(answers, new Map()))
      if (value !== undefined) for (const pointer of pointers) values[pointer] = value
  }
  return values
}
