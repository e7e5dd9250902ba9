import { optionsOf } from '@formwright/definition'
import type { FormLocale, Schema } from '@formwright/definition'
import type { SheetCell, SheetView } from '@formwright/sheets'
import { readText, textOfContent, writeText } from '../sheet/content.ts'
import { rowOfField } from '../sheet/row.ts'
import { choiceType } from './choice.ts'

/** A drop-down of the options' titles. */
export function choiceCell(pointer: string, schema: Schema, locale: FormLocale): SheetCell {
  if (schema.type === 'boolean') {
    const [yes, no] = [true, false].map((value) => locale.yesNo(value))
    return {
      pointer,
      choices: [yes!, no!],
      write: (value) => (typeof value === 'boolean' ? locale.yesNo(value) : writeText(value)),
      read: (content) =>
        textOfContent(content) === yes || content === true
          ? true
          : textOfContent(content) === no || content === false
            ? false
            : readText(content),
    }
  }
  const options = optionsOf(schema) ?? []
  return {
    pointer,
    choices: options.map(({ title }) => title),
    write: (value) => options.find(({ const: code }) => code === value)?.title ?? writeText(value),
    read: (content) =>
      options.find(
        ({ const: code, title }) => title === textOfContent(content) || code === textOfContent(content),
      )?.const ?? readText(content),
  }
}

export const choiceSheet: SheetView = {
  type: choiceType,
  layOut: (field, locale) => rowOfField(field, [choiceCell(field.pointer, field.schema, locale)], locale),
}
