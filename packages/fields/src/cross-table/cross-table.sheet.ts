import type { SheetFace, SheetRow } from '@formwright/sheets'
import { numberCell } from '../number/number.sheet.ts'
import { unitOf } from '../number/unit.ts'
import { crossTableType } from './cross-table.ts'

/** A row for each number of each category, a cell a year. */
export const crossTableSheet: SheetFace = {
  type: crossTableType,
  layOut: (field) => {
    const years = Object.entries(field.schema.properties ?? {})
    const categories = Object.entries(years[0]?.[1].properties ?? {})
    const rows = categories.flatMap(([category, { title = '', properties = {} }]) =>
      Object.entries(properties).map(([measure, schema]): SheetRow => ({
        key: `${field.pointer}#${category}/${measure}`,
        label: `${field.title}：${title}${schema.title ?? ''}`,
        unit: unitOf(schema),
        cells: years.map(([year]) => numberCell({ pointer: `${field.pointer}/${year}/${category}/${measure}`, schema })),
      })),
    )
    return { kind: 'cells', headings: years.map(([, { title = '' }]) => title), rows }
  },
}
