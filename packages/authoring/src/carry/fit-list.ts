import { joinPointer, ownMember, treeOf, yearOfEntry, yearsOfColumn } from '@formwright/definition'
import type { FormBundle, Schema } from '@formwright/definition'
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

/**
 * The rows of a list that are of the years of a form, and the others by their year. A row that says no year
 * may be of any.
 * @param at the field that the list stands behind
 */
export function byYear(
  rows: readonly unknown[],
  at: string,
  bundle: FormBundle,
): { readonly asked: readonly unknown[]; readonly others: ReadonlyMap<number, readonly unknown[]> } {
  const { schema } = treeOf(bundle).nodeAt(at)!
  const bound = schema['x-list']!.columns.flatMap((column) => {
    const years = yearsOfColumn(bundle, schema, column)
    return years ? [{ key: column.key, years }] : []
  })
  const others = new Map<number, unknown[]>()
  const required = rows.filter((row) => {
    for (const { key, years } of bound) {
      const year = yearOfEntry(ownMember(row, key))
      if (year === undefined || years.has(year)) continue
      others.set(year, [...(others.get(year) ?? []), row])
      return false
    }
    return true
  })
  return { asked: required, others: new Map([...others].sort(([one], [other]) => one - other)) }
}
