import { unitOf } from '@formwright/definition'
import type { SheetView, SheetRow } from '@formwright/sheets'
import { numberCell } from '../number/number.sheet.ts'
import { crossOf } from './categories.ts'
import { crossTableType } from './cross-table.ts'

/** A row for each number of each category, with a cell for each year. */
export const crossTableSheet: SheetView = {
  type: crossTableType,
  layOut: (field, locale) => {
    const { years, categories } = crossOf(field)
    const rows = categories.flatMap(({ title, measures }) =>
      measures.map((measure): SheetRow => ({
        key: `${field.pointer}#${measure.path}`,
        label: locale.word('label-and-value', { label: field.title, value: `${title}${measure.title}` }),
        unit: unitOf(measure.schema),
        cells: years.map(({ key }) =>
          numberCell({ pointer: `${field.pointer}/${key}/${measure.path}`, schema: measure.schema }, locale),
        ),
      })),
    )
    return { kind: 'cells', headings: years.map(({ title }) => title), rows }
  },
}
