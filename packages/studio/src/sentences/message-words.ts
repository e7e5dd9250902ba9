import type { Names } from './names.ts'
import { expressionOf } from './read-sentence.ts'
import { sentenceOf, textOf } from './sentence.ts'

const VALUE = /\{([^{}]+)\}/g

/** A message with its placeholders as words: `{「产值」的末年}` for the expression in braces. */
export function messageInWords(message: string, names: Names): string {
  return message.replaceAll(VALUE, (whole, expression: string) => {
    const words = textOf(sentenceOf(expression, names))
    return messageOf(`{${words}}`, names) === whole ? `{${words}}` : whole
  })
}

/** A message as stored. Placeholders that cannot be parsed are unchanged. */
export function messageOf(text: string, names: Names): string {
  return text.replaceAll(VALUE, (whole, words: string) => {
    const read = expressionOf(words, names)
    return 'expression' in read ? `{${read.expression}}` : whole
  })
}
