import { isNone, ownMember } from '@formwright/definition'
import { headedRows, line } from '@formwright/paper'
import type { Area, PaperView, PaperSlot } from '@formwright/paper'
import { nestedLayout } from '../nested/nested.paper.ts'
import { rowsIn } from './rows.ts'
import { isTable, listTableType } from './list-table.ts'

/** A heading and one row for each row of the list; an empty row to write on when there is none. */
function listed(slot: PaperSlot): Area {
  const {
    fields: [field],
    valueAt,
    write,
  } = slot
  if (field && !isTable(field)) return nestedLayout(slot)
  const value = field && valueAt(field.pointer)
  const columns = (field?.node.children[0]?.children ?? []).map(({ key, schema }) => [key, schema] as const)
  if (field && isNone(value, field.schema)) return [[{ paragraphs: [line(String(value))] }]]
  const own = rowsIn(value)
  const headings = columns.map(([key, schema]) => schema.title ?? key)
  const rows = (own.length === 0 ? [{}] : own).map((row, index) =>
    columns.map(([key, schema]) => ({
      text: write(ownMember(row, key), schema),
      pointer: `${field!.pointer}/${index}/${key}`,
    })),
  )
  return headedRows(headings, rows, slot.width)
}

export const listTablePaper: PaperView = { type: listTableType, layouts: { rows: listed } }
