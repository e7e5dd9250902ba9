import { YEAR_MONTH } from '@formwright/definition'
import { FieldFrame, useFormContext, useText } from '@formwright/renderer'
import type { ScreenView, ViewProps } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { TypedInput } from '../screen/typed-input.tsx'
import { tidyMonth } from './month-content.ts'
import { monthType } from './month.ts'

/** A month is typed or pasted as people write it; a calendar beside it offers months. */
function MonthView({ fields: [field] }: ViewProps) {
  const { store } = useFormContext()
  const { language, locale } = useText()
  if (!field) return null
  const monthTyped = (text: string) => tidyMonth(text, locale)
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
              placeholder={readOnly ? '' : say('month-form', language)}
              readOnly={readOnly}
              shown={value}
              atRest={locale.month(value)}
              stored={monthTyped}
              onTyped={(text) => {
                const month = monthTyped(text)
                if (month === '' || YEAR_MONTH.test(month)) set(month)
              }}
              onBlurCapture={({ target }) => {
                const month = monthTyped(target.value)
                if (!readOnly && month !== value) set(month)
              }}
            />
            {!readOnly && (
              <input
                type="month"
                className="fw-input fw-day-pick"
                tabIndex={-1}
                aria-label={say('pick-month', language)}
                value={YEAR_MONTH.test(value) ? value : ''}
                onChange={({ target }) => target.value !== '' && set(target.value)}
              />
            )}
          </span>
        )
      }}
    </FieldFrame>
  )
}

export const monthView: ScreenView = { type: monthType, View: MonthView }
