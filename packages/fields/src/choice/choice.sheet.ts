import { optionsOf } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import type { SheetCell, SheetFace } from '@formwright/sheets'
import { readText, textOfContent, writeText } from '../sheet/content.ts'
import { rowOfField } from '../sheet/row.ts'
import words from '../sheet/words.json' with { type: 'json' }
import { choiceType } from './choice.ts'

const YES = [words.yes, words.no] as const

/** A drop-down of the options' titles. */
export function choiceCell(pointer: string, schema: Schema): SheetCell {
  if (schema.type === 'boolean') {
    return {
      pointer,
      choices: YES,
      write: (value) => (typeof value === 'boolean' ? YES[value ? 0 : 1] : writeText(value)),
      read: (content) =>
        textOfContent(content) === YES[0] || content === true
          ? true
          : textOfContent(content) === YES[1] || content === false
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

export const choiceSheet: SheetFace = {
  type: choiceType,
  layOut: (field) => rowOfField(field, [choiceCell(field.pointer, field.schema)]),
}
