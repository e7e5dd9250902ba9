import { useEffect, useState } from 'react'
import { expressionOf } from '../sentences/read-sentence.ts'
import { sentenceOf, textOf } from '../sentences/sentence.ts'
import type { Names } from '../sentences/names.ts'
import { TextInput } from './text-input.tsx'
import { useNames } from './use-studio.ts'

/** A message with the values that it shows in words: `{「产值」的末年}` for the expression in braces. */
export function MessageInput({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (message: string) => void
}) {
  const names = useNames()
  const [text, setText] = useState(() => messageInWords(value, names))
  useEffect(
    () => setText((now) => (messageOf(now, names) === value ? now : messageInWords(value, names))),
    [value, names],
  )
  return (
    <TextInput
      label={label}
      multiline
      mustStand
      value={text}
      onChange={(next) => {
        setText(next)
        onChange(messageOf(next, names))
      }}
    />
  )
}

const VALUE = /\{([^{}]+)\}/g

function messageInWords(message: string, names: Names): string {
  return message.replaceAll(VALUE, (whole, expression: string) => {
    const words = textOf(sentenceOf(expression, names))
    return messageOf(`{${words}}`, names) === whole ? `{${words}}` : whole
  })
}

/** Values whose words mean nothing yet stay as they are written. */
function messageOf(text: string, names: Names): string {
  return text.replaceAll(VALUE, (whole, words: string) => {
    const read = expressionOf(words, names)
    return 'expression' in read ? `{${read.expression}}` : whole
  })
}
