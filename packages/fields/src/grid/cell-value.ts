import { shapeOf } from '@formwright/definition'
import type { FormLocale, Json, Schema } from '@formwright/definition'
import { asMeant } from '../sheet/as-meant.ts'
import { chosenBy } from '../sheet/chosen-by.ts'
import { tidyDate } from '../date/tidy-date.ts'
import { parseNumber } from '../sheet/parse.ts'
import { tidyLine } from '../sheet/tidy-line.ts'
import { yesOrNo } from '../sheet/yes-or-no.ts'

/** The parts of a form's locale that are needed to read a cell. */
export type CellLocale = Pick<FormLocale, 'decimalSign' | 'tag' | 'text' | 'timeZone' | 'yesNo'>

/**
 * The value of a cell for a typed or pasted text. A text that has no meaning there is returned unchanged, so
 * that it is reported as wrong and not lost.
 */
export function valueOfText(typed: string, schema: Schema, locale: CellLocale): Json | undefined {
  if (typed.trim() === '') return undefined
  const chosen = chosenBy(typed, schema, locale)
  if (chosen) return chosen.const
  switch (shapeOf(schema)) {
    case 'number':
      return parseNumber(typed, schema, locale)
    case 'date':
      return tidyDate(typed, locale)
    case 'boolean':
      return yesOrNo(typed, locale) ?? typed.trim()
    case 'choice':
      return typed.trim()
    default:
      return asMeant(tidyLine(typed), schema.format, locale)
  }
}
