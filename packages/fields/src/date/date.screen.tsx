import { FieldFrame, useFormContext } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { dateType } from './date.ts'

function DateView({ fields: [field] }: ViewProps) {
  const { store } = useFormContext()
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
              value={isDay(value) ? value : ''}
              onChange={(event) => store.set(field.pointer, event.target.value || undefined)}
            />
            {value !== '' && !isDay(value) && <span className="fw-raw">{value}</span>}
          </>
        )
      }}
    </FieldFrame>
  )
}

/** What the browser's date input can show; anything else is shown beside it. */
function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value)
}

export const dateView: ScreenView = { type: dateType, View: DateView }
