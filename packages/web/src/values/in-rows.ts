import { rowsAround, treeOf, word } from '@formwright/definition'
import type { FormBundle, Language } from '@formwright/definition'

/** A label after the names of the rows that its place is in; one without a name is its number. */
export function inRows(
  bundle: FormBundle,
  label: string,
  pointer: string,
  answers: unknown,
  language: Language,
): string {
  const rows = answers === undefined ? [] : rowsAround(treeOf(bundle), pointer, answers)
  if (rows.length === 0) return label
  const names = rows.map(({ name, number }) => name || String(number))
  return word('label-and-value', language, {
    label: names.join(word('label-separator', language)),
    value: label,
  })
}
