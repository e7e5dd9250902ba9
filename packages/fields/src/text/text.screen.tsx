import { formatMeant, timeZoneOf } from '@formwright/definition'
import { FieldFrame, useFormContext } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { linesOf, textType } from './text.ts'
import { TextInput } from './text-input.tsx'

function TextView({ fields: [field], element }: ViewProps) {
  const { form, store } = useFormContext()
  if (!field) return null
  const { format } = field.schema
  const rows = linesOf(field.schema, element.options?.rows)
  return (
    <FieldFrame field={field} wide={rows > 1}>
      {({ tied, cell, readOnly }) => (
        <TextInput
          value={cell.value}
          readOnly={readOnly}
          tied={tied}
          rows={rows}
          read={(text) => formatMeant(format, text, timeZoneOf(form.bundle)) ?? text}
          onValue={(value) => store.fill(field.pointer, value)}
        />
      )}
    </FieldFrame>
  )
}

export const textView: ScreenView = { type: textType, View: TextView }
