import {
  joinPointer,
  LABEL_SEPARATOR,
  scalarText,
  showLabel,
  splitPointer,
  valueAt,
} from '@formwright/definition'
import type { Field, FormLocale, FormNode, Json } from '@formwright/definition'
import { withValue } from '@formwright/engine'
import type {
  EntryPointers,
  RowsReferredTo,
  SheetBlock,
  SheetColumn,
  SheetTable,
  TableEntries,
  TableEntry,
} from '@formwright/sheets'
import { leavesSheet, leavesTable } from '../nested/leaves.sheet.ts'
import { haveOneMeaning, membersByName } from '../nested/alternatives.ts'
import { leavesIn, patternOf } from '../nested/leaves.ts'
import type { Leaf } from '../nested/leaves.ts'
import { sayInSheet } from '../sheet/say.ts'
import { columnOf } from './column-cell.ts'
import { MAX_ROWS } from '../grid/max-rows.ts'

/** A list somewhere in a field: the field itself, or one in the rows of another. */
interface Listed {
  readonly node: FormNode
  readonly title: string
  /** For each list on the way, the members that lead from its row to the next one. */
  readonly route: readonly (readonly string[])[]
}

/**
 * Rows of any kind as tables: one for the rows, one for the rows in them, which name theirs by its number,
 * one for the rest.
 */
export function nestedRowsSheet(field: Field, locale: FormLocale, refersTo?: RowsReferredTo): SheetBlock {
  const { pointer, title, node } = field
  const row = rowOf(node)
  if (row?.kind !== 'group') return leavesSheet(field, locale)
  const lists = [...listsIn({ node, title, route: [] })]
  const covered = new Set(lists.flatMap(coveredBy))
  const covers = ({ path }: Leaf) => covered.has(patternOf(path))
  const tables = lists.map((listed) => tableOf(pointer, listed, locale, refersTo))
  const rest = lists.some(({ node: list }) => columnsOf(rowOf(list)!).rest)
  const others = leavesTable(pointer, sayInSheet('rest', locale.language, { title }), node, locale, {
    mark: `${pointer} …`,
    covers,
  })
  return { kind: 'tables', tables: rest ? [...tables, others] : tables }
}

function rowOf(list: FormNode): FormNode | undefined {
  return list.children.find((child) => child.repeated)
}

function* listsIn(listed: Listed): Generator<Listed> {
  yield listed
  for (const { path, node } of columnsOf(rowOf(listed.node)!).lists)
    yield* listsIn({ node, title: `${listed.title}-${node.title}`, route: [...listed.route, path] })
}

interface Columns {
  /** Members that are one cell of a table, with the keys that lead to them from the row. */
  readonly cells: readonly { readonly path: readonly string[]; readonly node: FormNode }[]
  readonly lists: readonly { readonly path: readonly string[]; readonly node: FormNode }[]
  /** Whether there are members that no table of columns shows. */
  readonly rest: boolean
}

function columnsOf(row: FormNode, above: readonly string[] = []): Columns {
  const found = [...membersByName(row).values()].map((nodes): Columns => {
    const [node] = nodes as [FormNode]
    const path = [...above, node.key]
    // a number of 万元 here and of 亿元 there: each is told by itself
    if (!haveOneMeaning(nodes)) return { cells: [], lists: [], rest: true }
    if (node.kind === 'cell' && node.shape !== 'region')
      return { cells: [{ path, node }], lists: [], rest: false }
    if (node.kind === 'group' && !node.repeats) return columnsOf(node, path)
    if (node.kind === 'rows' && rowOf(node)?.kind === 'group' && !rowOf(node)!.repeats)
      return { cells: [], lists: [{ path, node }], rest: false }
    return { cells: [], lists: [], rest: true }
  })
  return {
    cells: found.flatMap(({ cells }) => cells),
    lists: found.flatMap(({ lists }) => lists),
    rest: found.some(({ rest }) => rest),
  }
}

function tableOf(
  pointer: string,
  { node, title, route }: Listed,
  locale: FormLocale,
  rows: RowsReferredTo | undefined,
): SheetTable {
  const { cells } = columnsOf(rowOf(node)!)
  const own = cells.map(({ path, node: cell }) => {
    const column = columnOf(cell, locale, rows, joinPointer(path))
    return { ...column, title: withGroups(column.title, cell, path.length - 1, locale) }
  })
  return {
    kind: 'table',
    pointer,
    mark: markOf(pointer, route),
    title,
    // of rows in rows each has so many
    maxRows: route.length === 0 ? Math.min(Number(node.schema.maxItems ?? MAX_ROWS), MAX_ROWS) : MAX_ROWS,
    columns:
      route.length === 0
        ? own
        : [
            parentColumn(
              route.map((_, depth) => markOf(pointer, route.slice(0, depth))),
              locale,
            ),
            ...own,
          ],
    entries: entriesOf(
      route,
      cells.map(({ path }) => joinPointer(path)),
    ),
  }
}

function markOf(pointer: string, route: Listed['route']): string {
  return [pointer, ...route.map((keys) => `*${joinPointer(keys)}`)].join('/')
}

/** A title behind those of the groups that the cell is in, as a year is of something. */
function withGroups(title: string, cell: FormNode, groups: number, { language }: FormLocale): string {
  const titles = [title]
  let at = cell.parent
  for (let found = 0; at && found < groups; at = at.parent) {
    if (at.kind !== 'group' && at.kind !== 'map') continue
    found++
    if (at.title !== '') titles.unshift(at.title)
  }
  return showLabel(titles.join(LABEL_SEPARATOR), language)
}

/** @param within the marks of the tables that rows are in, outermost first */
function parentColumn(within: readonly string[], { language }: FormLocale): SheetColumn {
  return {
    key: PARENT,
    inRows: (value, numberNow) => numberNow(within, scalarText(value).trim()),
    title: sayInSheet('parent', language),
    required: true,
    write: (value) => (value === undefined ? null : scalarText(value)),
    read: (content) => (content === null ? undefined : String(content)),
  }
}

/** The number of the row that a row in rows belongs to. */
const PARENT = 'parent'
/** The whole row, and its number behind those of the rows that it is in, kept with an entry unseen. */
const ROW = '$row'
const NUMBER = '$number'

function entriesOf(route: Listed['route'], columns: readonly string[]): TableEntries {
  return {
    of: (value) =>
      [...listsAt(value, route, [])].flatMap(({ parent, rows }) =>
        rows.map((row, index) => ({
          ...(route.length === 0 ? {} : { [PARENT]: parent }),
          [ROW]: row,
          [NUMBER]: numberIn(parent, index),
          ...Object.fromEntries(
            columns.flatMap((column) => {
              const current = valueAt(row, column) as Json | undefined
              return current === undefined ? [] : [[column, current]]
            }),
          ),
        })),
      ),
    back: (entries, current) => {
      const parents = new Map(
        [...listsAt(current, route, [])].map(({ parent, at }) => [
          parent,
          { at, entries: [] as TableEntry[] },
        ]),
      )
      const numbers: (string | undefined)[] = []
      const pointers = entries.map((entry): EntryPointers | undefined => {
        const parent = route.length === 0 ? '' : String(entry[PARENT] ?? '').trim()
        const list = parents.get(parent)
        numbers.push(list && numberIn(parent, list.entries.length))
        if (!list) return undefined
        const row = `${list.at}/${list.entries.length}`
        list.entries.push(entry)
        return Object.fromEntries(columns.map((column) => [column, row + column]))
      })
      const byParent = new Map([...parents].map(([parent, list]) => [parent, list.entries]))
      const next = rebuilt(current, route, [], byParent, columns)
      return { value: Array.isArray(next) && next.length === 0 ? undefined : next, pointers, numbers }
    },
    holdsMore: (entry) => leavesIn(rowFrom(entry[ROW], {}, columns)).some(({ value }) => holds(value)),
    ...(route.length === 0 ? {} : { numberOf: (entry) => String(entry[NUMBER] ?? '') }),
  }
}

/** Whether a value at the end of a row's places says anything. */
function holds(value: Json): boolean {
  return value !== null && value !== '' && typeof value !== 'object'
}

/** The number of a row in a row: 2.1 for the first in the second. */
function numberIn(parent: string, index: number): string {
  return parent === '' ? String(index + 1) : `${parent}.${index + 1}`
}

function* listsAt(
  value: unknown,
  [keys, ...rest]: Listed['route'],
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

/** The list with the entries in place of its rows. */
function rebuilt(
  value: unknown,
  [keys, ...rest]: Listed['route'],
  ordinals: readonly number[],
  byParent: ReadonlyMap<string, readonly TableEntry[]>,
  columns: readonly string[],
): Json | undefined {
  if (keys)
    return listOf(value).map((row, index) => {
      const inner = valueAt(row, joinPointer(keys))
      const next = rebuilt(inner, rest, [...ordinals, index + 1], byParent, columns)
      const unchanged = inner === undefined && Array.isArray(next) && next.length === 0
      return unchanged ? row : (withValue(row, keys, next) as Json)
    })
  const entries = byParent.get(ordinals.join('.')) ?? []
  return entries.map((entry) => rowFrom(entry[ROW], entry, columns))
}

function rowFrom(before: Json | undefined, entry: TableEntry, columns: readonly string[]): Json {
  return columns.reduce<Json>(
    (row, column) =>
      valueAt(row, column) === entry[column]
        ? row
        : (withValue(row, splitPointer(column), entry[column]) as Json),
    before ?? {},
  )
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as Json[]) : []
}

/** The places of the values that a list's columns show, items as `*`. */
function coveredBy({ node, route }: Listed): string[] {
  const above = route.map((keys) => `/*${joinPointer(keys)}`).join('')
  const columns = columnsOf(rowOf(node)!)
  return [
    above,
    `${above}/*`,
    ...columns.lists.map(({ path }) => `${above}/*${joinPointer(path)}`),
    ...columns.cells.flatMap(({ path }) => [
      `${above}/*${joinPointer(path)}`,
      `${above}/*${joinPointer(path)}/*`,
    ]),
  ]
}
