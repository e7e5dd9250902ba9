import { dayExample, isCalendarDay } from '@formwright/definition'
import { FieldFrame, useFormContext, useText } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { TypedInput } from '../screen/typed-input.tsx'
import { dateType } from './date.ts'
import { tidyDate } from './tidy-date.ts'

/**
 * A day is typed or pasted as people write it, whatever order of day and month the browser has for days of
 * its own; a calendar beside it offers them. What is no day is kept as it was typed once the place is left.
 */
function DateView({ fields: [field] }: ViewProps) {
  const { store } = useFormContext()
  const { language, locale } = useText()
  const dayTyped = (text: string) => tidyDate(text.trim(), locale)
  if (!field) return null
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
              placeholder={readOnly ? '' : (dayExample(locale.tag) ?? say('day-form', language))}
              readOnly={readOnly}
              shown={value}
              stored={dayTyped}
              onTyped={(text) => {
                const day = dayTyped(text)
                if (day === '' || isCalendarDay(day)) set(day)
              }}
              onBlurCapture={({ target }) => {
                const day = dayTyped(target.value)
                if (!readOnly && day !== value) set(day)
              }}
            />
            {!readOnly && (
              <input
                type="date"
                className="fw-input fw-day-pick"
                tabIndex={-1}
                aria-label={say('pick-day', language)}
                value={isCalendarDay(value) ? value : ''}
                onChange={({ target }) => target.value !== '' && set(target.value)}
              />
            )}
          </span>
        )
      }}
    </FieldFrame>
  )
}

export const dateView: ScreenView = { type: dateType, View: DateView }
