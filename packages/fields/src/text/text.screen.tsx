import { FieldFrame, useFormContext } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { linesOf, textType } from './text.ts'
import { TextInput } from './text-input.tsx'

function TextView({ fields: [field], element }: ViewProps) {
  const { store } = useFormContext()
  if (!field) return null
  const rows = linesOf(field.schema, element.options?.rows)
  return (
    <FieldFrame field={field} wide={rows > 1}>
      {({ tied, cell, readOnly }) => (
        <TextInput
          value={cell.value}
          readOnly={readOnly}
          tied={tied}
          rows={rows}
          format={field.schema.format}
          onValue={(value) => store.fill(field.pointer, value)}
        />
      )}
    </FieldFrame>
  )
}

export const textView: ScreenView = { type: textType, View: TextView }
