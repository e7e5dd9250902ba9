import { noneOf, unitOf } from '@formwright/definition'
import type { Cell, Field, FormLocale, Schema } from '@formwright/definition'
import type { SheetCell, SheetCells } from '@formwright/sheets'
import { sayInSheet } from './say.ts'

/** A field on one row. */
export function rowOfField(
  field: Field,
  cells: readonly SheetCell[],
  locale: FormLocale,
  hint?: string,
): SheetCells {
  const { schema = field.schema } = field.cells[0] ?? {}
  return {
    kind: 'cells',
    rows: [
      {
        key: field.pointer,
        label: field.title,
        unit: unitOf(schema),
        hint: hintOf([field.schema.description, hint], schema, locale),
        cells,
      },
    ],
  }
}

/** A field on as many rows as it has cells. */
export function rowsOfCells(
  field: Field,
  cellOf: (cell: Cell) => SheetCell,
  locale: FormLocale,
  hint: (cell: Cell) => string | undefined = () => undefined,
): SheetCells {
  const rows = field.cells.map((cell) => ({
    key: cell.pointer,
    label:
      cell.pointer === field.pointer
        ? field.title
        : locale.word('label-and-value', {
            label: field.title,
            value: (cell.schema.title ?? '').trim().replace(/[:：]?(\s*个)?$/, ''),
          }),
    unit: unitOf(cell.schema),
    hint: hintOf(
      [cell.pointer === field.pointer ? field.schema.description : undefined, hint(cell)],
      cell.schema,
      locale,
    ),
    cells: [cellOf(cell)],
  }))
  return { kind: 'cells', rows }
}

function hintOf(
  hints: readonly (string | undefined)[],
  schema: Schema,
  { language, word }: FormLocale,
): string {
  const none = noneOf(schema)
  return [...hints, none === undefined ? undefined : sayInSheet('none', language, { none })]
    .filter((hint) => hint !== undefined)
    .join(word('list-of-lists'))
}
