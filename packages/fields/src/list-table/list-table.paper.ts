import { isNone } from '@formwright/definition'
import { columnShares, line } from '@formwright/paper'
import type { Area, PaperView, PaperSlot } from '@formwright/paper'
import { nestedLayout } from '../nested/nested.paper.ts'
import { rowsIn } from './rows.ts'
import { isTable, listTableType } from './list-table.ts'

/** A heading and one row for each row of the list; an empty row to write on when there is none. */
function rows(slot: PaperSlot): Area {
  const {
    fields: [field],
    valueAt,
    write,
  } = slot
  if (field && !isTable(field)) return nestedLayout(slot)
  const value = field && valueAt(field.pointer)
  const columns = (field?.node.children[0]?.children ?? []).map(({ key, schema }) => [key, schema] as const)
  if (field && isNone(value, field.schema)) return [[{ paragraphs: [line(String(value))] }]]
  const listed = rowsIn(value)
  const headings = columns.map(([key, schema]) => schema.title ?? key)
  const texts = (listed.length === 0 ? [{}] : listed).map((row) =>
    columns.map(([key, schema]) => write((row as Record<string, unknown>)[key], schema)),
  )
  const shares = columnShares(
    headings.map((heading, at) => [heading, ...texts.map((row) => row[at]!)]),
    slot.width,
  )
  return [
    headings.map((heading, at) => ({
      paragraphs: [line(heading)],
      strong: true,
      head: true,
      share: shares[at]!,
    })),
    ...texts.map((row, index) =>
      row.map((text, at) => ({
        paragraphs: [line(text)],
        pointer: `${field!.pointer}/${index}/${columns[at]![0]}`,
        share: shares[at]!,
      })),
    ),
  ]
}

export const listTablePaper: PaperView = { type: listTableType, layouts: { rows } }
