import { ownMember } from '@formwright/definition'
import type { FormLocale } from '@formwright/definition'
import { compared } from './compare-rows.ts'
import type { Compared } from './compare-rows.ts'
import { sayQuestion } from './question-say.ts'
import { nameColumn } from './rows.ts'
import type { ListRow } from './rows.ts'
import type { TableColumn } from './use-columns.ts'

/**
 * A list with rows appended, and texts about those that repeat existing ones.
 * @param blank further members of a new row, if rows have more than these columns
 */
export function appended(
  added: readonly ListRow[],
  filled: readonly ListRow[],
  columns: readonly TableColumn[],
  locale: FormLocale,
  blank: ListRow = {},
): { readonly rows: readonly ListRow[]; readonly repeated: readonly string[] } {
  const own = withoutTakenKeys(added, filled, columns).map((row) => ({ ...blank, ...row }))
  const rows = [...filled, ...own]
  return { rows, repeated: wordsForRepeated(compared(own, filled, columns), rows, columns, locale) }
}

/** Rows to append, without keys that existing rows have; the form assigns the next ones. */
function withoutTakenKeys(
  added: readonly ListRow[],
  rows: readonly ListRow[],
  columns: readonly TableColumn[],
): readonly ListRow[] {
  const key = columns.find(({ keyPattern }) => keyPattern !== undefined)?.key
  if (key === undefined) return added
  const used = new Set(rows.map((row) => ownMember(row, key)))
  return added.map((row) => {
    const { [key]: own, ...others } = row
    return used.has(own) ? others : row
  })
}

/** Texts that name the rows that repeat others by their numbers, so that they can be checked. */
function wordsForRepeated(
  { same, alike }: Compared,
  rows: readonly ListRow[],
  columns: readonly TableColumn[],
  { language, text, list }: FormLocale,
): string[] {
  const numbered = (repeated: readonly ListRow[]) => {
    const some = new Set(repeated)
    return rows.flatMap((row, index) => (some.has(row) ? [String(index + 1)] : []))
  }
  const saying = (id: 'import-twice' | 'import-named-twice', numbers: readonly string[]) =>
    numbers.length === 0
      ? []
      : [
          sayQuestion(id, language, {
            count: numbers.length,
            rows: list(numbers.slice(0, NAMED)),
            title: text(nameColumn(columns).title),
          }),
        ]
  return [...saying('import-twice', numbered(same)), ...saying('import-named-twice', numbered(alike))]
}

/** Maximum number of rows that are listed by number. */
const NAMED = 8
