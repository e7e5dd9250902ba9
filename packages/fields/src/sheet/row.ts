import { unitOf } from '@formwright/definition'
import type { Cell, Field, Schema } from '@formwright/definition'
import type { SheetCell, SheetCells } from '@formwright/sheets'
import words from './words.json' with { type: 'json' }

/** A field on one row. */
export function rowOfField(field: Field, cells: readonly SheetCell[], hint?: string): SheetCells {
  const { schema = field.schema } = field.cells[0] ?? {}
  return {
    kind: 'cells',
    rows: [
      {
        key: field.pointer,
        label: field.title,
        unit: unitOf(schema),
        hint: hintOf([field.schema.description, hint], schema),
        cells,
      },
    ],
  }
}

/** A field on as many rows as it has cells. */
export function rowsOfCells(
  field: Field,
  cellOf: (cell: Cell) => SheetCell,
  hint: (cell: Cell) => string | undefined = () => undefined,
): SheetCells {
  const rows = field.cells.map((cell) => ({
    key: cell.pointer,
    label:
      cell.pointer === field.pointer
        ? field.title
        : `${field.title}：${(cell.schema.title ?? '').replaceAll(/[\s：]|个$/g, '')}`,
    unit: unitOf(cell.schema),
    hint: hintOf(
      [cell.pointer === field.pointer ? field.schema.description : undefined, hint(cell)],
      cell.schema,
    ),
    cells: [cellOf(cell)],
  }))
  return { kind: 'cells', rows }
}

function hintOf(hints: readonly (string | undefined)[], schema: Schema): string {
  return [...hints, schema['x-none'] ? words.none : undefined].filter((hint) => hint !== undefined).join('；')
}
