import { below, isNone, ownMember, referredRows, titleWithUnit, unitOf, walk } from '@formwright/definition'
import type { Field, FormNode } from '@formwright/definition'
import { headedRows, line, rowsToHave } from '@formwright/paper'
import type { Area, PaperView, PaperSlot } from '@formwright/paper'
import { nestedLayout } from '../nested/nested.paper.ts'
import { keysIn } from '../row-reference/keys-in.ts'
import { rowTitles } from '../row-reference/row-titles.ts'
import { rowsIn } from './rows.ts'
import { columnsOfRows, isTable, listTableType } from './list-table.ts'

/** Millimetres of a column, and words of a text, that a printed table has room for. */
const COLUMN = 16
const WORDS = 60

/** A column of printed rows: a value of the row, or of a group in it, such as one year of several. */
interface Column {
  readonly path: readonly string[]
  readonly node: FormNode
  readonly title: string
}

/** The columns of printed rows; those of a group in a row stand side by side, each under the group's name. */
function printedColumns(list: FormNode): readonly Column[] {
  return columnsOfRows(list).flatMap((node): Column[] => {
    const column = { path: [node.key], node, title: node.schema.title ?? node.key }
    if (node.kind !== 'group' || node.repeats) return [column]
    return node.children.map((one) => ({
      path: [node.key, one.key],
      node: one,
      title: `${column.title} ${one.schema.title ?? one.key}`,
    }))
  })
}

/** On paper rows of single values that are not long are a table, whatever they ask for on screen. */
function isPrintedTable(field: Field, width: number): boolean {
  if (isTable(field)) return true
  const [row] = field.node.children
  const columns = printedColumns(field.node)
  return (
    row?.kind === 'group' &&
    !row.repeats &&
    columns.length * COLUMN <= width &&
    row.children.every(({ kind, repeats, children }) =>
      kind === 'group' ? !repeats && children.every((one) => one.kind === 'cell') : kind === 'cell',
    ) &&
    columns.every(({ node }) => (node.schema['x-words'] ?? 0) <= WORDS)
  )
}

/** A heading and one row for each row of the list; rows to write on when there is none. */
function listed(slot: PaperSlot): Area {
  const {
    fields: [field],
    valueAt,
    write,
    locale,
  } = slot
  if (!field) return []
  const { node, pointer, schema } = field
  const value = valueAt(pointer)
  const own = rowsIn(value)
  const { blankRows = rowsToHave(schema) } = slot
  const rows = own.length > 0 ? own : Array.from({ length: blankRows }, () => ({}))
  if (isNone(value, schema)) return [[{ paragraphs: [line(String(value))] }]]
  if (!isPrintedTable(field, slot.width))
    return nestedLayout({
      ...slot,
      valueAt: (at) => (at === pointer && own.length === 0 ? rows : valueAt(at)),
    })
  const columns = printedColumns(node)
  const headings = columns.map(({ title, node: { schema: column } }) =>
    titleWithUnit(title, locale.text(unitOf(column)), locale.language),
  )
  const texts = rows.map((row, index) =>
    columns.map(({ path, node: { schema: column } }) => ({
      text: write(path.reduce<unknown>(ownMember, row), column),
      pointer: below(pointer, index, ...path),
    })),
  )
  return headedRows(headings, texts, slot.width)
}

/** References to rows of other lists by key and name, which else are keys. */
function listedWithTitles(slot: PaperSlot): Area {
  const { fields, valueAt, write, locale } = slot
  const references = new Map(
    fields.flatMap((field) =>
      [...walk(field.node)]
        .filter(({ schema }) => schema['x-ref'] !== undefined)
        .map((node) => [node.schema, rowTitles(referredRows(node, placeIn(field, node), valueAt('')))]),
    ),
  )
  return listed({
    ...slot,
    write: (value, schema) => {
      const titleOf = references.get(schema)
      return titleOf ? locale.list(keysIn(value).map(titleOf)) : write(value, schema)
    },
  })
}

/** Where a column stands in the answers: in the rows that the list stands in, and in any of its own. */
function placeIn({ node: list, pointer }: Field, column: FormNode): string {
  return pointer + column.pointer.slice(list.pointer.length)
}

export const listTablePaper: PaperView = {
  type: listTableType,
  layouts: { rows: listed, 'rows-titles': listedWithTitles },
}
