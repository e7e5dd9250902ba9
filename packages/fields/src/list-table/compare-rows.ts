import { ownMember, plainForms, scalarText } from '@formwright/definition'
import type { ListColumn } from '@formwright/definition'
import { nameColumn } from './rows.ts'
import type { ListRow } from './rows.ts'

/** Rows to be added beside those that are there. */
export interface Compared {
  /** Those that are there as they are, or stand above among the new ones. */
  readonly same: readonly ListRow[]
  /** Others with a name that is there already. */
  readonly alike: readonly ListRow[]
}

/** Which of some rows are there already, whole or by their name. */
export function compared(
  added: readonly ListRow[],
  rows: readonly ListRow[],
  columns: readonly ListColumn[],
): Compared {
  const whole = (row: ListRow) => JSON.stringify(columns.map((column) => ownMember(row, column.key) ?? null))
  const [seen, names] = [new Set(rows.map(whole)), new Set(rows.map((row) => nameOfRow(row, columns)))]
  const same = added.filter((row) => {
    const isSeen = seen.has(whole(row))
    seen.add(whole(row))
    return isSeen
  })
  const twice = new Set(same)
  const alike = added.filter((row) => {
    const name = nameOfRow(row, columns)
    return !twice.has(row) && name !== '' && names.has(name)
  })
  return { same, alike }
}

/** What a row is called, however its name was typed. */
export function nameOfRow(row: ListRow, columns: readonly ListColumn[]): string {
  return plainForms(scalarText(ownMember(row, nameColumn(columns).key))).trim()
}
