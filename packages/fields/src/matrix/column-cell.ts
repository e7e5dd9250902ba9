import { optionsOf, titledChoicesOf } from '@formwright/definition'
import type { FormLocale, FormNode, Schema } from '@formwright/definition'
import type { SheetColumn } from '@formwright/sheets'
import { allChosenBy } from '../sheet/all-chosen-by.ts'
import { choiceCell } from '../choice/choice.sheet.ts'
import { numberOfContent, writeNumber } from '../number/number.sheet.ts'
import { textOfContent, writeLines } from '../sheet/content.ts'
import { formattedCell } from '../date/formatted-cell.ts'

type ColumnCell = Pick<SheetColumn, 'write' | 'read' | 'format' | 'choices' | 'suggestions'>

/** How the values of a column are written and read. */
export function columnCell(
  { schema, shape }: Pick<FormNode, 'schema' | 'shape'>,
  locale: FormLocale,
): ColumnCell {
  const number: ColumnCell = {
    write: writeNumber,
    read: (content) => numberOfContent(content, schema, locale),
    format: 'General',
  }
  if (shape === 'boolean' || titledChoicesOf(schema)) {
    const { write, read, choices } = choiceCell('', schema, locale)
    return { write, read: (content) => read(content, undefined), choices: choices! }
  }
  switch (shape) {
    case 'number':
      return number
    case 'date':
      return formattedCell({ format: 'date' }, locale)
    case 'names':
    case 'choices':
      return listCell(schema, locale)
    default:
      if ([schema.type].flat().some((type) => type === 'number' || type === 'integer')) return number
      return {
        ...formattedCell(schema, locale),
        ...(Array.isArray(schema.examples) ? { suggestions: schema.examples.map(String) } : {}),
      }
  }
}

/** Several texts, or several options by title, each on a line of the cell. */
function listCell({ items }: Schema, locale: FormLocale): ColumnCell {
  const item = typeof items === 'object' ? items : {}
  const options = optionsOf(item) ?? []
  return {
    write: (value) => writeLines(value, options),
    read: (content) => {
      const lines = textOfContent(content)
        .split(/[\n\r]+/)
        .map((text) => text.trim())
        .filter((text) => text !== '')
      return lines.length === 0 ? undefined : lines.flatMap((text) => allChosenBy(text, item, locale))
    },
  }
}
