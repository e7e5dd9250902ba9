import { outermostList } from '@formwright/definition'
import type { Field } from '@formwright/definition'
import { useFormContext, useLiveAt } from '@formwright/renderer'
import { listsBehind, tablesOf } from './tables.ts'
import type { Heading, MatrixTable, Totals } from './tables.ts'

/** The tables of a matrix; updated when rows of the lists behind it are added, removed or renamed. */
export function useTables(field: Field, totals: Totals): readonly MatrixTable[] {
  const { store } = useFormContext()
  const lists = new Set(listsBehind(field.node).map(({ pointer }) => outermostList(pointer)))
  return useLiveAt([...lists], () => tablesOf(field, store.shown, totals), sameTables)
}

function sameTables(one: readonly MatrixTable[], other: readonly MatrixTable[]): boolean {
  return sameList(one, other, (a, b) => a.title === b.title && a.pointer === b.pointer && sameTable(a, b))
}

function sameTable(one: MatrixTable, other: MatrixTable): boolean {
  return (
    sameList(one.columns, other.columns, sameHeading) &&
    sameList(one.rows, other.rows, (a, b) => a.node === b.node && sameHeading(a, b))
  )
}

function sameHeading(one: Heading, other: Heading): boolean {
  return one.key === other.key && one.title === other.title
}

function sameList<T>(one: readonly T[], other: readonly T[], same: (a: T, b: T) => boolean): boolean {
  return one.length === other.length && one.every((entry, index) => same(entry, other[index]!))
}
