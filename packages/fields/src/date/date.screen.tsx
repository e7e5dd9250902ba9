import { dayExample, isCalendarDay, yearOfEdition } from '@formwright/definition'
import { useFormContext, useText } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { CalendarField } from '../screen/calendar-field.tsx'
import { say } from '../screen/say.ts'
import { dateType } from './date.ts'
import { tidyDate } from './tidy-date.ts'

function DateView({ fields: [field] }: ViewProps) {
  const { language, locale } = useText()
  const { form } = useFormContext()
  const year = yearOfEdition(form.bundle)
  return field ? (
    <CalendarField
      field={field}
      offers="date"
      placeholder={dayExample(locale.tag, year) ?? say('day-form', language, { year })}
      label={say('pick-day', language)}
      stored={(typed) => tidyDate(typed.trim(), locale)}
      isWhole={isCalendarDay}
      atRest={locale.day}
    />
  ) : null
}

export const dateView: ScreenView = { type: dateType, View: DateView }
