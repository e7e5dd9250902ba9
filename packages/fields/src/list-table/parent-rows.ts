import { joinPointer, scalarText, valueAt } from '@formwright/definition'
import type { FormLocale, Json } from '@formwright/definition'
import type { SheetColumn } from '@formwright/sheets'
import { sayInSheet } from '../sheet/say.ts'

/** For each list on the way, the member keys that lead from its row to the next list. */
export type Route = readonly (readonly string[])[]

/** The mark of the table of a route's rows. */
export function markOf(pointer: string, route: Route): string {
  return [pointer, ...route.map((keys) => `*${joinPointer(keys)}`)].join('/')
}

/**
 * The column that names the row around.
 * @param within marks of the tables that rows are in, outermost first
 */
export function parentColumn(within: readonly string[], { language }: FormLocale): SheetColumn {
  return {
    key: PARENT,
    inRows: (value, numberNow) => numberNow(within, scalarText(value).trim()),
    title: sayInSheet('parent', language),
    required: true,
    write: (value) => (value === undefined ? null : scalarText(value)),
    read: (content) => (content === null ? undefined : String(content)),
  }
}

/** The column with the number of the parent row. */
export const PARENT = 'parent'

/** The lists at the end of a route, each with the number of the row that it is in. */
export function* listsAt(
  value: unknown,
  [keys, ...rest]: Route,
  ordinals: readonly number[],
  at = '',
): Generator<{ parent: string; at: string; rows: readonly Json[] }> {
  if (!keys) yield { parent: ordinals.join('.'), at, rows: listOf(value) }
  else
    for (const [index, row] of listOf(value).entries()) {
      const inner = joinPointer(keys)
      yield* listsAt(valueAt(row, inner), rest, [...ordinals, index + 1], `${at}/${index}${inner}`)
    }
}

export function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as Json[]) : []
}
