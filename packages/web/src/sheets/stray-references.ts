import { equal } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import type { Finding, Form } from '@formwright/engine'
import { withChanges } from '@formwright/sheets'
import type { SheetChange } from '@formwright/sheets'

/**
 * What would refer to rows that are not there any more, or never were, once some changes are made: a row that
 * was deleted in a workbook may be named elsewhere.
 * @param standing what refers to such rows as it is
 */
export function strayReferences(
  form: Form,
  current: unknown,
  changes: readonly SheetChange[],
  language: Language,
  standing: readonly Finding[] = referencesIn(form, current, language),
): Finding[] {
  if (changes.length === 0) return []
  return referencesIn(form, withChanges(current, changes), language).filter(
    ({ pointer, values }) =>
      !standing.some((one) => one.pointer === pointer && equal(one.values.value, values.value)),
  )
}

/** What refers to rows that are not there. */
export function referencesIn(form: Form, answers: unknown, language: Language): Finding[] {
  const { findings } = form.fitting(answers).assess(answers, { language })
  return findings.filter(({ code }) => code === 'reference')
}
