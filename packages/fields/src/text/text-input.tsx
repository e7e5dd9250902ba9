import { asTyped, formatted } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { useText } from '@formwright/renderer'
import type { Tied } from '@formwright/renderer'
import { asMeant } from '../sheet/as-meant.ts'
import { TypedArea, TypedInput } from '../screen/typed-input.tsx'
import { tidyLine } from '../sheet/tidy-line.ts'

interface TextInputProps {
  readonly value: unknown
  readonly onValue: (value: Json | undefined) => void
  readonly readOnly: boolean
  readonly tied: Partial<Tied> & { readonly 'aria-label'?: string }
  /** Number of lines; one gives a single-line input. */
  readonly rows?: number
  readonly inputMode?: 'tel' | 'text'
  readonly placeholder?: string
  /** The format in which the text is stored; it is typed and shown as people write it. */
  readonly format?: string | undefined
}

/** Up to this many lines, a text area holds a single wrapped line. */
const WRAPPED = 2

/** A text input. An emptied text is removed rather than stored as an empty string. */
export function TextInput({
  value,
  onValue,
  readOnly,
  tied,
  rows = 1,
  inputMode,
  placeholder,
  format,
}: TextInputProps) {
  const { locale } = useText()
  const kept =
    typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value)
  const shown = asTyped(kept, format, locale)
  // a multi-line text is not normalised while typing
  const meant =
    rows > WRAPPED ? (text: string) => text : (text: string) => asMeant(tidyLine(text), format, locale)
  const stored = (text: string) => asTyped(meant(text), format, locale)
  const store = (typed: string) => {
    const text = meant(typed)
    if (text !== kept || typeof value !== 'string') onValue(text === '' ? undefined : text)
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
      atRest={formatted(kept, format, locale)}
      stored={stored}
      onTyped={store}
    />
  )
}
