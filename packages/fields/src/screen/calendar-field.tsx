import type { Field } from '@formwright/definition'
import { FieldFrame, useFormContext } from '@formwright/renderer'
import { TypedInput } from './typed-input.tsx'

interface CalendarFieldProps {
  readonly field: Field
  /** What the calendar of the browser offers. */
  readonly offers: 'date' | 'month'
  readonly placeholder: string
  /** What the calendar is called. */
  readonly label: string
  /** What was typed, as it is stored. */
  readonly stored: (typed: string) => string
  /** Whether it is a whole day or month. */
  readonly isWhole: (value: string) => boolean
  /** How it reads where nobody types. */
  readonly atRest?: (value: string) => string
}

/**
 * A day or month is typed or pasted as people write it, whatever order the browser has for its own; a
 * calendar beside it offers them. What is none is kept as it was typed once the place is left.
 */
export function CalendarField(props: CalendarFieldProps) {
  const { field, offers, placeholder, label, stored, isWhole, atRest = (value) => value } = props
  const { store } = useFormContext()
  const set = (text: string) => store.fill(field.pointer, text || undefined)
  return (
    <FieldFrame field={field}>
      {({ tied, cell, readOnly }) => {
        const value = typeof cell.value === 'string' ? cell.value : ''
        return (
          <span className="fw-day">
            <TypedInput
              {...tied}
              className="fw-input fw-date"
              inputMode="text"
              placeholder={readOnly ? '' : placeholder}
              readOnly={readOnly}
              shown={value}
              atRest={atRest(value)}
              stored={stored}
              onTyped={(text) => {
                const typed = stored(text)
                if (typed === '' || isWhole(typed)) set(typed)
              }}
              onBlurCapture={({ target }) => {
                const typed = stored(target.value)
                if (!readOnly && typed !== value) set(typed)
              }}
            />
            {!readOnly && (
              <input
                type={offers}
                className="fw-input fw-day-pick"
                tabIndex={-1}
                aria-label={label}
                value={isWhole(value) ? value : ''}
                onChange={({ target }) => target.value !== '' && set(target.value)}
              />
            )}
          </span>
        )
      }}
    </FieldFrame>
  )
}
