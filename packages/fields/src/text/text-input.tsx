import type { Json } from '@formwright/definition'
import type { Tied } from '@formwright/renderer'
import { TypedArea, TypedInput } from '../screen/typed-input.tsx'
import { tidyLine } from '../sheet/tidy-line.ts'

interface TextInputProps {
  readonly value: unknown
  readonly onValue: (value: Json | undefined) => void
  readonly readOnly: boolean
  readonly tied: Partial<Tied> & { readonly 'aria-label'?: string }
  /** Lines shown; one is a plain input. */
  readonly rows?: number
  readonly inputMode?: 'tel' | 'text'
  readonly placeholder?: string
  /** What a text means that was written as people do. */
  readonly read?: (text: string) => string
}

/** A box of so many lines holds one that is wrapped. */
const WRAPPED = 2

/** A place for a text. An emptied text is taken away and not kept as nothing. */
export function TextInput({
  value,
  onValue,
  readOnly,
  tied,
  rows = 1,
  inputMode,
  placeholder,
  read = (text) => text,
}: TextInputProps) {
  const shown =
    typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value)
  // what is typed stays as it is while it is typed
  const stored = rows > WRAPPED ? (text: string) => text : (text: string) => read(tidyLine(text))
  const store = (typed: string) => {
    const text = stored(typed)
    if (text !== shown || typeof value !== 'string') onValue(text === '' ? undefined : text)
  }
  const more = { ...(inputMode ? { inputMode } : {}), ...(placeholder ? { placeholder } : {}) }
  if (rows > 1)
    return (
      <TypedArea
        {...tied}
        {...more}
        className="fw-input fw-area"
        rows={rows}
        readOnly={readOnly}
        shown={shown}
        stored={stored}
        onTyped={store}
      />
    )
  return (
    <TypedInput
      {...tied}
      {...more}
      className="fw-input"
      readOnly={readOnly}
      shown={shown}
      stored={stored}
      onTyped={store}
    />
  )
}
