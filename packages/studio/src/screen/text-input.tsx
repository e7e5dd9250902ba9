import { useId, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useStudio } from './use-studio.ts'
import type { InputError } from './whole-input.tsx'

interface Props {
  readonly label: string
  readonly value: string
  /** Called on each change with the whole text; returns why a text is not stored. */
  readonly onChange: (text: string) => InputError
  readonly multiline?: boolean
  /** The text is mandatory, so an emptied one is not stored. */
  readonly mustStand?: boolean
  readonly hint?: ReactNode
  readonly autoFocus?: boolean
  readonly onEnter?: () => void
}

/** Maximum number of characters for which a text area needs no second line. */
const ONE_LINE = 14

/**
 * A labelled text input that stores each change at once. A text that is not stored stays in the input with
 * the reason until the input is left.
 */
export function TextInput({ label, value, onChange, multiline, mustStand, hint, autoFocus, onEnter }: Props) {
  const { say } = useStudio()
  const id = useId()
  const [refused, setRefused] = useState<{ readonly text: string; readonly why: string }>()
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !multiline && !event.nativeEvent.isComposing) onEnter?.()
  }
  const shared = {
    id,
    value: refused?.text ?? value,
    className: 'st-input',
    'aria-invalid': refused !== undefined || undefined,
    autoFocus,
    onKeyDown: keys,
    onBlur: () => setRefused(undefined),
    onChange: ({ target }: { target: { value: string } }) => {
      const isMissing = mustStand && target.value.trim() === ''
      const why = isMissing ? say('must-stand') : onChange(target.value)
      setRefused(why ? { text: target.value, why } : undefined)
    },
  }
  return (
    <div className="st-property">
      <label htmlFor={id}>{label}</label>
      {multiline ? (
        <textarea rows={shared.value.length > ONE_LINE ? 2 : 1} {...shared} />
      ) : (
        <input type="text" {...shared} />
      )}
      {refused && (
        <p className="st-hint st-wrong" role="alert">
          {refused.why}
        </p>
      )}
      {hint !== undefined && <p className="st-hint">{hint}</p>}
    </div>
  )
}

/** A labelled select element. */
export function SelectInput({
  label,
  value,
  options,
  autoFocus,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly autoFocus?: boolean
  readonly options: readonly (readonly [value: string, title: string])[]
  readonly onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div className="st-property">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="st-input"
        autoFocus={autoFocus}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      >
        {options.map(([code, title]) => (
          <option key={code} value={code}>
            {title}
          </option>
        ))}
      </select>
    </div>
  )
}

/** A labelled check box. */
export function TickInput({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: boolean
  readonly onChange: (value: boolean) => void
}) {
  return (
    <label className="st-tick">
      <input type="checkbox" checked={value} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  )
}
