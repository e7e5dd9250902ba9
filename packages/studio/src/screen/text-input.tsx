import { useEffect, useId, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'

interface Props {
  readonly label: string
  readonly value: string
  /** Called while typing, with the whole text. */
  readonly onChange: (text: string) => void
  readonly multiline?: boolean
  readonly hint?: ReactNode
  readonly type?: 'text' | 'date'
  readonly autoFocus?: boolean
  readonly onEnter?: () => void
}

/** A labelled line or box of text that takes each letter into the document at once. */
export function TextInput({
  label,
  value,
  onChange,
  multiline,
  hint,
  type = 'text',
  autoFocus,
  onEnter,
}: Props) {
  const id = useId()
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !multiline && !event.nativeEvent.isComposing) onEnter?.()
  }
  const shared = {
    id,
    value,
    className: 'st-input',
    autoFocus,
    onKeyDown: keys,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  }
  return (
    <div className="st-property">
      <label htmlFor={id}>{label}</label>
      {multiline ? <textarea rows={2} {...shared} /> : <input type={type} {...shared} />}
      {hint !== undefined && <p className="st-hint">{hint}</p>}
    </div>
  )
}

/** A labelled number; an empty box gives `undefined`, what is no number yet is kept and not passed on. */
export function NumberInput({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
}) {
  const id = useId()
  const [text, setText] = useState(value === undefined ? '' : String(value))
  useEffect(
    () =>
      setText((now) =>
        Number(now) === value && now !== '' ? now : value === undefined ? '' : String(value),
      ),
    [value],
  )
  return (
    <div className="st-property st-short">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="st-input"
        inputMode="decimal"
        value={text}
        onChange={({ target }) => {
          setText(target.value)
          const trimmed = target.value.trim()
          if (trimmed === '') onChange(undefined)
          else if (Number.isFinite(Number(trimmed))) onChange(Number(trimmed))
        }}
      />
    </div>
  )
}

/** A labelled choice of one of several. */
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

/** A box to tick. */
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
