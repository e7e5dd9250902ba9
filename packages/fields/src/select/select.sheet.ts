import { isNone, noneOf, optionsOf } from '@formwright/definition'
import type { Json, Schema } from '@formwright/definition'
import type { SheetCell, SheetView } from '@formwright/sheets'
import { choiceSheet } from '../choice/choice.sheet.ts'
import { chosenBy } from '../sheet/chosen-by.ts'
import { textOfContent, writeLines } from '../sheet/content.ts'
import { rowOfField } from '../sheet/row.ts'
import { sayInSheet } from '../sheet/say.ts'
import { isSeveral, selectType } from './select.ts'

/** A drop-down list of titles; for several choices, titles or codes on a line each. */
export const selectSheet: SheetView = {
  type: selectType,
  layOut: (field, locale) => {
    if (!isSeveral(field)) return choiceSheet.layOut(field, locale)
    const items: Schema = typeof field.schema.items === 'object' ? field.schema.items : {}
    const options = optionsOf(items) ?? []
    const cell: SheetCell = {
      pointer: field.pointer,
      lines: 3,
      write: (value) => writeLines(value, options),
      read: (content) => {
        const text = textOfContent(content).trim()
        if (text === '') return undefined
        if (isNone(text, field.schema)) return noneOf(field.schema)
        return [...new Set(partsOf(text, (part) => chosenBy(part, items, locale)?.const))]
      },
    }
    return rowOfField(field, [cell], locale, sayInSheet('options', locale.language))
  },
}

/**
 * Splits a text into options by lines; a line that is not an option by commas. Unknown parts are kept as they
 * are.
 */
function partsOf(text: string, codeOf: (part: string) => Json | undefined): readonly Json[] {
  const parts = (mark: RegExp, from: string) =>
    from
      .split(mark)
      .map((part) => part.trim())
      .filter((part) => part !== '')
  return parts(/[\r\n]+/, text).flatMap((line): Json[] => {
    const whole = codeOf(line)
    return whole === undefined ? parts(COMMAS, line).map((part) => codeOf(part) ?? part) : [whole]
  })
}

/** Commas and semicolons of any language. */
const COMMAS = /[\u3001\uFF0C,;\uFF1B]/
