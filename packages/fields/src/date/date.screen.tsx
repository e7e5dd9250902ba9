import { FieldFrame, useFormContext } from '@formwright/renderer'
import type { FaceProps, ScreenFace } from '@formwright/renderer'
import { dateType } from './date.ts'

function DateFace({ fields: [field] }: FaceProps) {
  const { open } = useFormContext()
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
              onChange={(event) => open.set(field.pointer, event.target.value || undefined)}
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

export const dateFace: ScreenFace = { type: dateType, Face: DateFace }
