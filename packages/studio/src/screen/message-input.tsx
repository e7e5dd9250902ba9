import { useEffect, useState } from 'react'
import { messageInWords, messageOf } from '../sentences/message-words.ts'
import { TextInput } from './text-input.tsx'
import { useNames } from './use-studio.ts'

/** A message with its placeholders as words: `{「产值」的末年}` for the expression in braces. */
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
