import { joinPointer, ownMember } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import { isBlank } from './values.ts'

type List = NonNullable<Schema['x-list']>

interface LostColumn {
  readonly title: string
  /** What each row had in it. */
  readonly values: readonly unknown[]
  /** Where they stood in the rows. */
  readonly places: readonly string[]
}

/** The rows of a list as another list takes them, and the columns that it does not have. */
export function fitRows(
  rows: readonly unknown[],
  from: List | undefined,
  to: List,
): { readonly rows: readonly unknown[]; readonly lost: readonly LostColumn[] } {
  const known = new Set(to.columns.map(({ key }) => key))
  const isRow = (row: unknown): row is Readonly<Record<string, unknown>> =>
    typeof row === 'object' && row !== null
  const lost = new Set(
    rows.flatMap((row) =>
      isRow(row) ? Object.keys(row).filter((key) => !known.has(key) && !isBlank(row[key])) : [],
    ),
  )
  return {
    rows: rows.map((row) =>
      isRow(row) && Object.keys(row).some((key) => !known.has(key))
        ? Object.fromEntries(Object.entries(row).filter(([key]) => known.has(key)))
        : row,
    ),
    lost: [...lost].map((key) => ({
      title: from?.columns.find((column) => column.key === key)?.title ?? key,
      values: rows.map((row) => ownMember(row, key) ?? null),
      places: rows.flatMap((row, index) =>
        isBlank(ownMember(row, key)) ? [] : [joinPointer([String(index), key])],
      ),
    })),
  }
}
