import { isNone, ownMember, titleWithUnit, unitOf } from '@formwright/definition'
import type { Field } from '@formwright/definition'
import { headedRows, line } from '@formwright/paper'
import type { Area, PaperView, PaperSlot } from '@formwright/paper'
import { nestedLayout } from '../nested/nested.paper.ts'
import { rowsIn } from './rows.ts'
import { columnsOfRows, isTable, listTableType } from './list-table.ts'

/** Millimetres of a column, and words of a text, that a printed table has room for. */
const COLUMN = 16
const WORDS = 60

/** On paper rows of single values that are not long are a table, whatever they ask for on screen. */
function isPrintedTable(field: Field, width: number): boolean {
  if (isTable(field)) return true
  const [row] = field.node.children
  return (
    row?.kind === 'group' &&
    !row.repeats &&
    row.children.length * COLUMN <= width &&
    row.children.every(({ kind, schema }) => kind === 'cell' && (schema['x-words'] ?? 0) <= WORDS)
  )
}

/** A heading and one row for each row of the list; an empty row to write on when there is none. */
function listed(slot: PaperSlot): Area {
  const {
    fields: [field],
    valueAt,
    write,
    locale,
  } = slot
  if (field && !isPrintedTable(field, slot.width)) return nestedLayout(slot)
  const value = field && valueAt(field.pointer)
  const columns = (field ? columnsOfRows(field.node) : []).map(({ key, schema }) => [key, schema] as const)
  if (field && isNone(value, field.schema)) return [[{ paragraphs: [line(String(value))] }]]
  const own = rowsIn(value)
  const headings = columns.map(([key, schema]) =>
    titleWithUnit(schema.title ?? key, locale.text(unitOf(schema)), locale.language),
  )
  const rows = (own.length === 0 ? [{}] : own).map((row, index) =>
    columns.map(([key, schema]) => ({
      text: write(ownMember(row, key), schema),
      pointer: `${field!.pointer}/${index}/${key}`,
    })),
  )
  return headedRows(headings, rows, slot.width)
}

export const listTablePaper: PaperView = { type: listTableType, layouts: { rows: listed } }
