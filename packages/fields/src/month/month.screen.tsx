import { YEAR_MONTH, yearOfEdition } from '@formwright/definition'
import { useFormContext, useText } from '@formwright/renderer'
import type { ScreenView, ViewProps } from '@formwright/renderer'
import { CalendarField } from '../screen/calendar-field.tsx'
import { say } from '../screen/say.ts'
import { tidyMonth } from '../date/month-content.ts'
import { monthType } from './month.ts'

function MonthView({ fields: [field] }: ViewProps) {
  const { language, locale } = useText()
  const { form } = useFormContext()
  return field ? (
    <CalendarField
      field={field}
      offers="month"
      placeholder={say('month-form', language, { year: yearOfEdition(form.bundle) })}
      label={say('pick-month', language)}
      stored={(typed) => tidyMonth(typed, locale)}
      isWhole={(value) => YEAR_MONTH.test(value)}
      atRest={locale.month}
    />
  ) : null
}

export const monthView: ScreenView = { type: monthType, View: MonthView }
