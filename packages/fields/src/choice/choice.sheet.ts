import { titledChoicesOf } from '@formwright/definition'
import type { FormLocale, Schema } from '@formwright/definition'
import type { SheetCell, SheetView } from '@formwright/sheets'
import { readText, textOfContent, writeText } from '../sheet/content.ts'
import { rowOfField } from '../sheet/row.ts'
import { choiceType } from './choice.ts'

/** A drop-down of the options' titles. */
export function choiceCell(pointer: string, schema: Schema, locale: FormLocale): SheetCell {
  const choices = titledChoicesOf(schema)
  if (!choices) {
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
  return {
    pointer,
    choices: choices.map(({ title }) => title),
    write: (value) => choices.find(({ const: code }) => code === value)?.title ?? writeText(value),
    read: (content) => {
      const text = textOfContent(content)
      const named = choices.find(({ title }) => title === text)
      const chosen = named ?? choices.find(({ const: code }) => code === content || String(code) === text)
      return chosen?.const ?? readText(content)
    },
  }
}

export const choiceSheet: SheetView = {
  type: choiceType,
  layOut: (field, locale) => rowOfField(field, [choiceCell(field.pointer, field.schema, locale)], locale),
}
