import { useState } from 'react'
import { isCalendarDay } from '@formwright/definition'
import { FieldFrame, useFormContext, useText } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { dateType } from './date.ts'

function DateView({ fields: [field] }: ViewProps) {
  const { store } = useFormContext()
  const { language } = useText()
  // 30 February stands in the input and is no value of it
  const [isNoDay, setNoDay] = useState(false)
  if (!field) return null
  return (
    <FieldFrame field={field}>
      {({ tied, cell, readOnly }) => {
        const value = typeof cell.value === 'string' ? cell.value : ''
        return (
          <>
            <input
              {...tied}
              type="date"
              className="fw-input fw-date"
              readOnly={readOnly}
              value={isCalendarDay(value) ? value : ''}
              onChange={(event) => store.set(field.pointer, event.target.value || undefined)}
              onBlur={(event) => setNoDay(event.target.validity.badInput)}
            />
            {value === '' && isNoDay && <span className="fw-raw">{say('no-day', language)}</span>}
            {value !== '' && !isCalendarDay(value) && <span className="fw-raw">{value}</span>}
          </>
        )
      }}
    </FieldFrame>
  )
}

export const dateView: ScreenView = { type: dateType, View: DateView }
