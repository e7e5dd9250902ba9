import { joinPointer, ownMember, treeOf, yearOfEntry, yearsOfColumn } from '@formwright/definition'
import type { FormBundle, Schema } from '@formwright/definition'
import { isBlank } from './values.ts'

type List = NonNullable<Schema['x-list']>

interface LostColumn {
  readonly title: string
  /** The values of the column in each row. */
  readonly values: readonly unknown[]
  /** The pointers of the values in the rows. */
  readonly places: readonly string[]
}

/** Converts the rows of a list to the columns of another, and returns columns that the latter lacks. */
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
 * Splits the rows of a list into those of the form's years and others by year. A row without a year counts
 * among the former.
 * @param at pointer of the field behind which the list is
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
