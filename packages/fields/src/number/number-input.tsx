import { NONE, unitOf } from '@formwright/definition'
import type { Json, Schema } from '@formwright/definition'
import { useText } from '@formwright/renderer'
import type { Tied } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { TypedInput } from '../screen/typed-input.tsx'
import { parseNumber, showNumber } from './parse.ts'

interface NumberInputProps {
  readonly schema: Schema
  readonly value: unknown
  readonly onValue: (value: Json | undefined) => void
  readonly readOnly: boolean
  readonly tied: Partial<Tied> & { readonly 'aria-label'?: string }
  /** Shows unit and 无 beside the input; tables name the unit once and let 无 be typed. */
  readonly bare?: boolean
}

/** A place for a number: keeps what is typed, understands 无, full-width digits and separators. */
export function NumberInput({ schema, value, onValue, readOnly, tied, bare }: NumberInputProps) {
  const { language, text } = useText()
  const unit = unitOf(schema)
  const isNone = value === NONE
  const store = (typed: string) => {
    const next = parseNumber(typed, unit)
    if (next !== value) onValue(next)
  }
  const input = (
    <TypedInput
      {...tied}
      className="fw-input fw-number"
      inputMode="decimal"
      readOnly={readOnly}
      shown={showNumber(value)}
      stored={(typed) => showNumber(parseNumber(typed, unit))}
      onTyped={store}
    />
  )
  if (bare) return input
  return (
    <span className="fw-number-line">
      {input}
      {unit !== '' && <span className="fw-unit">{text(unit)}</span>}
      {schema['x-none'] && !readOnly && (
        <button
          type="button"
          className="fw-none-button"
          aria-pressed={isNone}
          title={say('none-title', language)}
          onClick={() => onValue(isNone ? undefined : NONE)}
        >
          {say('none', language)}
        </button>
      )}
    </span>
  )
}
