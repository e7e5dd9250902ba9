import type { ListColumn, Schema } from '@formwright/definition'
import { columnOptions, optionsOf } from '@formwright/definition'
import type { SheetColumn, SheetFace, SheetTable } from '@formwright/sheets'
import { choiceCell } from '../choice/choice.sheet.ts'
import { readDay, writeDay } from '../date/day-content.ts'
import { numberOfContent, writeNumber } from '../number/number.sheet.ts'
import { readText, writeText } from '../sheet/content.ts'
import { MAX_ROWS } from './rows.ts'
import { listTableType } from './list-table.ts'

/** The rows of a 清单 as a sheet. */
export function listSheet(pointer: string, title: string, columns: readonly ListColumn[]): SheetTable {
  return { kind: 'table', pointer, title, maxRows: MAX_ROWS, columns: columns.map(listColumn) }
}

function listColumn(column: ListColumn): SheetColumn {
  const { key, title, type, required, examples } = column
  const more = {
    key,
    title,
    ...(required ? { required } : {}),
    ...(examples && type === undefined ? { choices: examples } : {}),
  }
  const options = columnOptions(column)
  if (options) {
    const { write, read, choices } = choiceCell('', { oneOf: options })
    return { ...more, write, read: (content) => read(content, undefined), choices: choices! }
  }
  if (type === 'number')
    return { ...more, write: writeNumber, read: (content) => numberOfContent(content), format: 'General' }
  if (type === 'date') return { ...more, write: writeDay, read: readDay, format: 'yyyy-mm-dd' }
  return { ...more, write: writeText, read: readText }
}

/** The rows of a field as a sheet. */
export function rowsSheet(pointer: string, { title = '', items, maxItems }: Schema): SheetTable {
  const columns = Object.entries(items?.properties ?? {}).map(([key, schema]): SheetColumn => ({
    ...cellOf(schema),
    key,
    title: schema.title ?? key,
    ...(items?.required?.includes(key) ? { required: true } : {}),
  }))
  return { kind: 'table', pointer, title, columns, maxRows: Math.min(Number(maxItems ?? MAX_ROWS), MAX_ROWS) }
}

function cellOf(schema: Schema): Pick<SheetColumn, 'write' | 'read' | 'format' | 'choices'> {
  const types = new Set([schema.type].flat())
  if (optionsOf(schema)) {
    const { write, read, choices } = choiceCell('', schema)
    return { write, read: (content) => read(content, undefined), choices: choices! }
  }
  if (types.has('number') || types.has('integer'))
    return { write: writeNumber, read: (content) => numberOfContent(content), format: 'General' }
  if (schema.format === 'date') return { write: writeDay, read: readDay, format: 'yyyy-mm-dd' }
  return {
    write: writeText,
    read: readText,
    ...(Array.isArray(schema.examples) ? { choices: schema.examples.map(String) } : {}),
  }
}

export const listTableSheet: SheetFace = {
  type: listTableType,
  layOut: ({ pointer, schema }) => rowsSheet(pointer, schema),
}
