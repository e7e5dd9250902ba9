import { equal } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import type { Finding, Form } from '@formwright/engine'
import { withChanges } from '@formwright/sheets'
import type { SheetChange } from '@formwright/sheets'

/**
 * What would refer to rows that are not there any more, or never were, once some changes are made: a row that
 * was deleted in a workbook may be named elsewhere.
 */
export function strayReferences(
  form: Form,
  current: unknown,
  changes: readonly SheetChange[],
  language: Language,
): Finding[] {
  const strays = (answers: unknown) =>
    form
      .fitting(answers)
      .assess(answers, { language })
      .findings.filter(({ code }) => code === 'reference')
  const before = strays(current)
  return strays(withChanges(current, changes)).filter(
    ({ pointer, values }) =>
      !before.some((one) => one.pointer === pointer && equal(one.values.value, values.value)),
  )
}
