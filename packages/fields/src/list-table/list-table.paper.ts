import { isNone, referredRows, walk } from '@formwright/definition'
import type { Field, FormNode } from '@formwright/definition'
import { line, rowsToHave } from '@formwright/paper'
import type { Area, PaperView, PaperSlot } from '@formwright/paper'
import { nestedLayout } from '../nested/nested.paper.ts'
import { keysIn } from '../row-reference/keys-in.ts'
import { rowTitles } from '../row-reference/row-titles.ts'
import { rowsIn } from './rows.ts'
import { isTable, listTableType } from './list-table.ts'
import { fitsColumns, listsIn, printedRows, textsIn } from './printed-rows.ts'
import { rowsInRows } from './rows-in-rows.paper.ts'

/**
 * A heading and one line for each row of the list, followed by the rows in each; blank lines if there are no
 * rows. Rows whose values do not fit into columns are printed one below the other.
 */
function listed(slot: PaperSlot): Area {
  const {
    fields: [field],
    valueAt,
    width,
  } = slot
  if (!field) return []
  const { node, pointer, schema } = field
  const value = valueAt(pointer)
  const own = rowsIn(value)
  const { blankRows = rowsToHave(schema) } = slot
  const rows = own.length > 0 ? own : Array.from({ length: blankRows }, () => ({}))
  if (isNone(value, schema)) return [[{ paragraphs: [line(String(value))] }]]
  if (isTable(field)) return printedRows(node, rows, pointer, slot)
  const [row] = node.children
  if (fitsColumns(row, width) && (listsIn(row!).length > 0 || textsIn(row!).length === 0))
    return rowsInRows(node, rows, pointer, slot)
  return nestedLayout({
    ...slot,
    valueAt: (at) => (at === pointer && own.length === 0 ? rows : valueAt(at)),
  })
}

/** Shows references to rows of other lists by key and name rather than by key alone. */
function listedWithTitles(slot: PaperSlot): Area {
  const { fields, valueAt, write, locale } = slot
  const references = new Map(
    fields.flatMap((field) =>
      [...walk(field.node)]
        .filter(({ schema }) => schema['x-ref'] !== undefined)
        .map((node) => [node.schema, titlesAt(node, pointerIn(field, node), valueAt)]),
    ),
  )
  return listed({
    ...slot,
    write: (value, schema, at) => {
      const titleOf = references.get(schema)?.(at)
      return titleOf ? locale.list(keysIn(value).map(titleOf)) : write(value, schema, at)
    },
  })
}

/** Titles of the rows that a reference may name; of a list that stands in rows, those of the same row. */
function titlesAt(node: FormNode, usual: string, valueAt: PaperSlot['valueAt']) {
  const titles = new Map<string, ReturnType<typeof rowTitles>>()
  const isOfRow = node.schema['x-ref']!.list.includes('/*')
  return (at = usual) => {
    const row = isOfRow ? at.slice(0, at.lastIndexOf('/')) : ''
    const known = titles.get(row) ?? rowTitles(referredRows(node, at, valueAt('')))
    titles.set(row, known)
    return known
  }
}

/** The pointer of a column, in the rows around the list and in any of its own rows. */
function pointerIn({ node: list, pointer }: Field, column: FormNode): string {
  return pointer + column.pointer.slice(list.pointer.length)
}

export const listTablePaper: PaperView = {
  type: listTableType,
  layouts: { rows: listed, 'rows-titles': listedWithTitles },
}
