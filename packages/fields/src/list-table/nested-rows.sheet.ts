import {
  joinPointer,
  LABEL_SEPARATOR,
  referredList,
  refersToAny,
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
import { hasNamedValues, namedValuesTable } from './named-values.sheet.ts'
import { listOf, listsAt, markOf, PARENT, parentColumn } from './parent-rows.ts'
import type { Route } from './parent-rows.ts'
import { keysContent } from '../row-reference/keys-content.ts'
import { MAX_ROWS } from '../grid/max-rows.ts'

/** A list somewhere in a field: the field itself, or a list nested in rows. */
interface Listed {
  readonly node: FormNode
  readonly title: string
  readonly route: Route
}

/**
 * Nested rows as tables: one for each list, where nested rows name their parent row by number, and one for
 * the remaining values.
 */
export function nestedRowsSheet(field: Field, locale: FormLocale, refersTo?: RowsReferredTo): SheetBlock {
  const { pointer, title, node } = field
  const row = rowOf(node)
  if (row?.kind !== 'group') return leavesSheet(field, locale)
  const lists = [...listsIn({ node, title, route: [] })]
  const covered = new Set(lists.flatMap(coveredBy))
  const mapsCovered = lists.flatMap(mapsIn)
  const tables = lists.flatMap((listed) => [
    tableOf(pointer, listed, locale, refersTo),
    ...columnsOf(rowOf(listed.node)!).maps.flatMap(({ path, node: map }) => {
      const named = { node: map, title: `${listed.title}-${map.title}`, route: [...listed.route, path] }
      return namedValuesTable(pointer, named, locale, refersTo) ?? []
    }),
  ])
  const covers = ({ path }: Leaf) => {
    const pattern = patternOf(path)
    return covered.has(pattern) || mapsCovered.some((map) => pattern.startsWith(`${map}/`))
  }
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
  /** Members that fit into one cell, with the keys that lead to them from the row. */
  readonly cells: readonly { readonly path: readonly string[]; readonly node: FormNode }[]
  readonly lists: readonly { readonly path: readonly string[]; readonly node: FormNode }[]
  /** Values called by the rows of a list (`x-ref`), one for each. */
  readonly maps: readonly { readonly path: readonly string[]; readonly node: FormNode }[]
  /** Whether there are members that no column shows. */
  readonly rest: boolean
}

const NONE: Columns = { cells: [], lists: [], maps: [], rest: false }

function columnsOf(row: FormNode, above: readonly string[] = []): Columns {
  const found = [...membersByName(row).values()].map((nodes): Columns => {
    const [node] = nodes as [FormNode]
    const path = [...above, node.key]
    // alternatives with different meanings, such as 万元 and 亿元, cannot share a column
    if (!haveOneMeaning(nodes)) return { ...NONE, rest: true }
    if (node.kind === 'cell' && node.shape !== 'region') return { ...NONE, cells: [{ path, node }] }
    if (node.kind === 'group' && !node.repeats) return columnsOf(node, path)
    if (node.kind === 'rows' && rowOf(node)?.kind === 'group' && !rowOf(node)!.repeats)
      return { ...NONE, lists: [{ path, node }] }
    if (hasNamedValues(node)) return { ...NONE, maps: [{ path, node }] }
    return { ...NONE, rest: true }
  })
  return {
    cells: found.flatMap(({ cells }) => cells),
    lists: found.flatMap(({ lists }) => lists),
    maps: found.flatMap(({ maps }) => maps),
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
  const own = cells.map(({ path, node: cell }): SheetColumn => {
    const column = columnOf(cell, locale, rows, joinPointer(path))
    const within = depthOfOwnList(cell)
    const at = (entry: TableEntry) => `${pointerOf(entry, pointer, route)}${joinPointer(path)}`
    return {
      ...column,
      title: withGroups(column.title, cell, path.length - 1, locale),
      ...(within > 0
        ? { inEntry: (entry) => (isKnown(at(entry), within) ? keysContent(cell, rows, at(entry)) : column) }
        : {}),
    }
  })
  return {
    kind: 'table',
    pointer,
    mark: markOf(pointer, route),
    title,
    // the maximum applies to each parent row, not to the whole table
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

/** How deep the row around the list lies that a cell of the same row refers to; 0 for any other cell. */
function depthOfOwnList(cell: FormNode): number {
  const list = referredList(cell)?.list
  return list && !refersToAny(cell, list) ? splitPointer(list.pointer).lastIndexOf('*') + 1 : 0
}

/** Whether a pointer says which rows it is in, down to a depth. */
function isKnown(pointer: string, depth: number): boolean {
  return !splitPointer(pointer).slice(0, depth).includes('*')
}

/**
 * The pointer of an entry's row, by the number of its parent row and its own; with `*` for a row that is new
 * or named by key.
 */
function pointerOf(entry: TableEntry, pointer: string, route: Route): string {
  const own = String(entry[NUMBER] ?? '')
    .split('.')
    .at(-1)
  const numbers = [...(route.length === 0 ? [] : scalarText(entry[PARENT]).trim().split('.')), own]
  const rows = numbers.map((number) => (/^[1-9]\d*$/.test(number ?? '') ? String(Number(number) - 1) : '*'))
  if (rows.length !== route.length + 1) return `${pointer}/*`
  return rows.reduce((at, row, depth) => `${at}/${row}${joinPointer(route[depth] ?? [])}`, pointer)
}

/** Adds the titles of the groups around a cell to its title. */
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

/**
 * Members of an entry that are not shown: the whole row, and its number including those of its parent rows.
 */
const ROW = '$row'
const NUMBER = '$number'

function entriesOf(route: Route, columns: readonly string[]): TableEntries {
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

/** Whether a single value is not empty. */
function holds(value: Json): boolean {
  return value !== null && value !== '' && typeof value !== 'object'
}

/** The number of a nested row, such as 2.1 for the first row in the second. */
function numberIn(parent: string, index: number): string {
  return parent === '' ? String(index + 1) : `${parent}.${index + 1}`
}

/** Rebuilds a list with entries in place of its rows. */
function rebuilt(
  value: unknown,
  [keys, ...rest]: Route,
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

/** The pointers of the values shown by a list's columns, with `*` for items. */
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

/** The pointers of the values in a list's rows that are called by rows, with `*` for items. */
function mapsIn({ node, route }: Listed): string[] {
  const above = route.map((keys) => `/*${joinPointer(keys)}`).join('')
  return columnsOf(rowOf(node)!).maps.map(({ path }) => `${above}/*${joinPointer(path)}`)
}
