import {
  below,
  isObject,
  isReadOnly,
  referredList,
  stepInto,
  titleWithUnit,
  unitOf,
} from '@formwright/definition'
import type { FormLocale, FormNode, Json, ReferredRow } from '@formwright/definition'
import type { EntryPointers, RowsReferredTo, SheetColumn, SheetTable } from '@formwright/sheets'
import { columnCell } from './column-cell.ts'
import { MAX_ROWS } from '../grid/max-rows.ts'
import { keysContent } from '../row-reference/keys-content.ts'
import { readText, writeText } from '../sheet/content.ts'
import { membersOf, VALUE } from './tables.ts'
import type { Heading, TableNode } from './tables.ts'

type Members = Readonly<Record<string, Json>>

/** The column with the name of the line. */
const NAME = '$name'

/**
 * A table whose rows or columns come from a list, as a table in the workbook: a line for each row of the list
 * and for each further member. `undefined` if both come from lists, as neither is known before the answers
 * are.
 */
export function growingTable(
  { node, pointer, title }: TableNode,
  locale: FormLocale,
  rows?: RowsReferredTo,
): SheetTable | undefined {
  const isDown = referredList(node) !== undefined
  const rowNode = node.children.find((child) => (isDown ? child.repeated : referredList(child))) ?? node
  const [down, across] = isDown ? [node, rowNode] : [rowNode, node]
  if (referredList(across)) return undefined
  const isOne = rowNode.kind === 'cell'
  const sides = isOne ? [{ key: VALUE, title, node: rowNode }] : membersOf(across, '', {})
  const named = membersOf(down, '', {})
  const columns = sides.map((side): SheetColumn => {
    const cell = isDown ? side.node : cellIn(side.node)
    const heading = titleWithUnit(side.title, unitOf(cell.schema), locale.language)
    const given = named.filter(({ node: line, key }) => {
      const position = isOne ? line : isDown ? stepInto(line, side.key) : stepInto(side.node, key)
      return position !== undefined && isReadOnly(position)
    })
    return {
      ...columnCell(cell, locale),
      key: side.key,
      title: heading,
      ...(isReadOnly(cell) ? { isGiven: true } : {}),
      isGivenIn: ({ [NAME]: name }) => given.some(({ key }) => key === name),
    }
  })
  const linesOf = (value: unknown) => {
    const members = asMembers(value)
    if (!isOne) return isDown ? members : turned(members)
    return Object.fromEntries(Object.entries(members).map(([key, one]) => [key, { [VALUE]: one }]))
  }
  const linesAt = (lines: Record<string, Members>) => {
    if (!isOne) return isDown ? lines : turned(lines)
    return Object.fromEntries(Object.entries(lines).map(([key, cells]) => [key, cells[VALUE]!]))
  }
  const listed = rows?.(down, pointerOf(down, pointer, isDown))
  const names = listed && new Set([...listed, ...named].map(({ key }) => key))
  return {
    kind: 'table',
    pointer,
    title,
    maxRows: MAX_ROWS,
    columns: [nameColumn(down, named, listed), ...columns],
    entries: {
      of: (value, answers) => {
        const lines = linesOf(value)
        const keys = membersOf(down, pointerOf(down, pointer, isDown), answers).map(({ key }) => key)
        return [...new Set([...keys, ...Object.keys(lines)])].map((key) => ({
          ...asMembers(lines[key]),
          [NAME]: key,
        }))
      },
      back: (entries, current) => {
        const before = linesOf(current)
        const lines = new Map<string, Members>()
        const pointers = entries.map((entry): EntryPointers | 'twice' | undefined => {
          const { [NAME]: name, ...cells } = entry
          if (typeof name !== 'string' || name === '') return undefined
          if (Object.keys(cells).length === 0) return {}
          if (names && !names.has(name) && !Object.hasOwn(before, name)) return undefined
          if (lines.has(name)) return 'twice'
          lines.set(name, cells)
          const at = (key: string) =>
            isOne ? below('', name) : isDown ? below('', name, key) : below('', key, name)
          return Object.fromEntries(Object.keys(cells).map((key) => [key, at(key)]))
        })
        // a line with a name that is unknown may be any of those that are gone
        if (pointers.includes(undefined))
          for (const [name, cells] of Object.entries(before))
            if (!lines.has(name)) lines.set(name, asMembers(cells))
        const table = linesAt(Object.fromEntries(lines))
        return { value: Object.keys(table).length === 0 ? undefined : table, pointers }
      },
    },
  }
}

/** The pointer of the side that comes from a list: the table itself, or any of its rows. */
function pointerOf(down: FormNode, pointer: string, isDown: boolean): string {
  return isDown ? pointer : below(pointer, down.key)
}

/** The cell of a row whose members come from a list. */
function cellIn(row: FormNode): FormNode {
  return row.children.find(({ repeated }) => repeated) ?? row.children[0]!
}

/** The name column: rows of the list by key and name, to be picked or typed; further members by title. */
function nameColumn(
  down: FormNode,
  named: readonly Heading[],
  rows: readonly ReferredRow[] = [],
): SheetColumn {
  const { write, read, suggestions } = keysContent(down, () => rows)
  return {
    key: NAME,
    title: referredList(down)?.list.title ?? '',
    required: true,
    write: (value) => {
      const own = named.find(({ key }) => key === value)
      return own ? writeText(own.title) : write(value)
    },
    read: (content) => {
      const text = readText(content)
      return named.find(({ title }) => title === text)?.key ?? read(content)
    },
    ...(suggestions ? { suggestions } : {}),
  }
}

/** Swaps rows and columns. */
function turned(table: Members): Record<string, Members> {
  const result = new Map<string, [string, Json][]>()
  for (const [one, members] of Object.entries(table))
    for (const [other, value] of Object.entries(asMembers(members)))
      result.set(other, [...(result.get(other) ?? []), [one, value]])
  return Object.fromEntries([...result].map(([other, members]) => [other, Object.fromEntries(members)]))
}

function asMembers(value: unknown): Members {
  return isObject(value) ? (value as Members) : {}
}
