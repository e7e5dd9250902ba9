import { equal } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import type { Change, Finding, Form } from '@formwright/engine'
import { takenChanges, withChanges } from '@formwright/sheets'
import type { SheetChange } from '@formwright/sheets'

/** References to rows that do not exist after the changes of a workbook. */
export interface StrayReferences {
  /** Removed together with the rows. */
  readonly going: readonly Finding[]
  /** Remaining ones that have to be fixed. */
  readonly left: readonly Finding[]
}

/** @param existing references to missing rows before the changes */
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

/** References to missing rows. */
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
