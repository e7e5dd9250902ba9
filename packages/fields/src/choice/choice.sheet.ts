import { constantsOf, equal, titledChoicesOf } from '@formwright/definition'
import type { FormLocale, Schema } from '@formwright/definition'
import type { SheetCell, SheetView } from '@formwright/sheets'
import { readText, textOfContent, writeText } from '../sheet/content.ts'
import { rowOfField } from '../sheet/row.ts'
import { yesOrNo } from '../sheet/yes-or-no.ts'
import { choiceType } from './choice.ts'
import { valuesOf } from './choices-of.ts'
import { chosenBy, namedBy } from '../sheet/chosen-by.ts'

/** A drop-down list of the options' titles. */
export function choiceCell(pointer: string, schema: Schema, locale: FormLocale): SheetCell {
  const choices = titledChoicesOf(schema)
  if (!choices && constantsOf(schema)) return constantCell(pointer, schema, locale)
  if (!choices) {
    const [yes, no] = [true, false].map((value) => locale.yesNo(value))
    return {
      pointer,
      choices: [yes!, no!],
      write: (value) => (typeof value === 'boolean' ? locale.yesNo(value) : writeText(value)),
      read: (content) =>
        (typeof content === 'boolean' ? content : yesOrNo(textOfContent(content), locale)) ??
        readText(content),
    }
  }
  return {
    pointer,
    choices: choices.map(({ title }) => title),
    write: (value) => choices.find(({ const: code }) => code === value)?.title ?? writeText(value),
    read: (content) => {
      const same = choices.find(({ const: code }) => code === content)
      return (same ?? chosenBy(textOfContent(content), schema, locale))?.const ?? readText(content)
    },
  }
}

/** A drop-down list of values of any type, shown by their titles or as text. */
function constantCell(pointer: string, schema: Schema, locale: FormLocale): SheetCell {
  const values = valuesOf(schema, locale)
  return {
    pointer,
    choices: values.map(({ title }) => title),
    write: (value) => values.find((one) => equal(one.const, value))?.title ?? writeText(value),
    read: (content) => namedBy(textOfContent(content), values, locale)?.const ?? readText(content),
  }
}

export const choiceSheet: SheetView = {
  type: choiceType,
  layOut: (field, locale) => rowOfField(field, [choiceCell(field.pointer, field.schema, locale)], locale),
}
