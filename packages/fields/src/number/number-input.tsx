import { noneOf, unitOf } from '@formwright/definition'
import type { Json, Schema } from '@formwright/definition'
import { useText } from '@formwright/renderer'
import type { Tied } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { TypedInput } from '../screen/typed-input.tsx'
import { numberAtRest, parseNumber, showNumber } from '../sheet/parse.ts'

interface NumberInputProps {
  readonly schema: Schema
  readonly value: unknown
  readonly onValue: (value: Json | undefined) => void
  readonly readOnly: boolean
  readonly tied: Partial<Tied> & { readonly 'aria-label'?: string }
  /** Shows neither unit nor “none” button: tables show the unit once, and the “none” word can be typed. */
  readonly bare?: boolean
}

/**
 * An input for numbers: keeps the typed text, understands the “none” word, full-width digits and separators.
 */
export function NumberInput({ schema, value, onValue, readOnly, tied, bare }: NumberInputProps) {
  const { language, text, locale } = useText()
  const unit = unitOf(schema)
  const none = noneOf(schema)
  const isNone = none !== undefined && value === none
  const read = (typed: string) => parseNumber(typed, schema, locale)
  const store = (typed: string) => {
    const next = read(typed)
    if (next !== value) onValue(next)
  }
  const atRest = numberAtRest(value, schema, locale)
  const input = (
    <TypedInput
      {...tied}
      className="fw-input fw-number"
      // a usual number of digits fits any table or line; for more the input widens, so that none is cut
      style={atRest.length > (bare ? 5 : 14) ? { minWidth: `calc(${atRest.length}ch + 1.4rem)` } : undefined}
      inputMode="decimal"
      readOnly={readOnly}
      shown={showNumber(value, locale)}
      atRest={atRest}
      stored={(typed) => showNumber(read(typed), locale)}
      onTyped={store}
    />
  )
  if (bare) return input
  return (
    <span className="fw-number-line">
      {input}
      {unit !== '' && <span className="fw-unit">{text(unit)}</span>}
      {none !== undefined && !readOnly && (
        <button
          type="button"
          className="fw-none-button"
          aria-pressed={isNone}
          title={say('none-title', language, { none })}
          onClick={() => onValue(isNone ? undefined : none)}
        >
          {none}
        </button>
      )}
    </span>
  )
}
