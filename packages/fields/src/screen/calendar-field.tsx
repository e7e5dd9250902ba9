import type { Field } from '@formwright/definition'
import { FieldFrame, useFormContext } from '@formwright/renderer'
import { TypedInput } from './typed-input.tsx'

interface CalendarFieldProps {
  readonly field: Field
  /** The type of the browser's calendar input. */
  readonly offers: 'date' | 'month'
  readonly placeholder: string
  /** The accessible name of the calendar. */
  readonly label: string
  /** Converts a typed text to the stored one. */
  readonly stored: (typed: string) => string
  /** Whether a value is a complete date or month. */
  readonly isWhole: (value: string) => boolean
  /** The text shown while not being edited. */
  readonly atRest?: (value: string) => string
}

/**
 * An input for dates or months that are typed or pasted in any usual notation, independent of the browser's;
 * a calendar next to it offers them. An invalid text is kept as typed when the field is left.
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
