import { equal } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import type { Change, Finding, Form } from '@formwright/engine'
import { takenChanges, withChanges } from '@formwright/sheets'
import type { SheetChange } from '@formwright/sheets'

/** What refers to rows that are not there any more, or never were, once changes of a workbook are taken. */
export interface StrayReferences {
  /** It goes with the rows. */
  readonly going: readonly Finding[]
  /** It stays, and is to be mended. */
  readonly left: readonly Finding[]
}

/** @param existing what refers to such rows as it is */
export function strayReferences(
  form: Form,
  current: unknown,
  chosen: readonly SheetChange[],
  language: Language,
  existing: readonly Finding[] = referencesIn(form, current, language),
): StrayReferences {
  if (chosen.length === 0) return { going: [], left: [] }
  const after = (changes: readonly Change[]) =>
    without(referencesIn(form, withChanges(current, changes), language), existing)
  const left = after(takenChanges(form, current, chosen))
  return { going: without(after(chosen.map(({ pointer, after: value }) => [pointer, value])), left), left }
}

/** What refers to rows that are not there. */
export function referencesIn(form: Form, answers: unknown, language: Language): Finding[] {
  const { findings } = form.fitting(answers).assess(answers, { language })
  return findings.filter(({ code }) => code === 'reference')
}

function without(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  return findings.filter(
    ({ pointer, values }) =>
      !others.some((one) => one.pointer === pointer && equal(one.values.value, values.value)),
  )
}
