import { FieldFrame, useFormContext, useText } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { asMeant } from '../sheet/as-meant.ts'
import { linesOf, textType } from './text.ts'
import { TextInput } from './text-input.tsx'

function TextView({ fields: [field], element }: ViewProps) {
  const { store } = useFormContext()
  const { locale } = useText()
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
          read={(text) => asMeant(text, format, locale)}
          onValue={(value) => store.fill(field.pointer, value)}
        />
      )}
    </FieldFrame>
  )
}

export const textView: ScreenView = { type: textType, View: TextView }
