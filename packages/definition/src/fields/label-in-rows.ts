import { word } from '../language/words.ts'
import type { Language } from '../language/language.ts'
import { localeOf } from '../locale/form-locale.ts'
import { rowsAround } from '../tree/rows-around.ts'
import { treeOf } from '../tree/tree.ts'
import type { FormBundle } from '../types/index.ts'

/**
 * A label prefixed with the names of the rows that contain it; a row without a name is shown by its number.
 */
export function labelInRows(
  bundle: FormBundle,
  label: string,
  pointer: string,
  answers: unknown,
  language: Language,
): string {
  const rows =
    answers === undefined ? [] : rowsAround(treeOf(bundle), pointer, answers, localeOf(bundle, language))
  if (rows.length === 0) return label
  const names = rows.map(({ name, number }) => name || String(number))
  return word('label-and-value', language, {
    label: names.join(word('label-separator', language)),
    value: label,
  })
}
