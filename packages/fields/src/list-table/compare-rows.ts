import { ownMember, plainForms, scalarText } from '@formwright/definition'
import type { ListColumn } from '@formwright/definition'
import { nameColumn } from './rows.ts'
import type { ListRow } from './rows.ts'

/** Comparison of rows to append with the existing ones. */
export interface Compared {
  /** Rows that exist already, or repeat an earlier one of the new rows. */
  readonly same: readonly ListRow[]
  /** Other rows whose name exists already. */
  readonly alike: readonly ListRow[]
}

/** Finds rows that exist already, either completely or by name. */
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

/** The name of a row, normalised. */
export function nameOfRow(row: ListRow, columns: readonly ListColumn[]): string {
  return plainForms(scalarText(ownMember(row, nameColumn(columns).key))).trim()
}
