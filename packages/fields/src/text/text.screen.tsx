import { FieldFrame, useFormContext } from '@formwright/renderer'
import type { FaceProps, ScreenFace } from '@formwright/renderer'
import { textType } from './text.ts'
import { TextInput } from './text-input.tsx'

function TextFace({ fields: [field], element }: FaceProps) {
  const { open } = useFormContext()
  if (!field) return null
  const rows = Number(element.options?.rows ?? 1)
  return (
    <FieldFrame field={field} wide={rows > 1}>
      {({ tied, cell, readOnly }) => (
        <TextInput
          value={cell.value}
          readOnly={readOnly}
          tied={tied}
          rows={rows}
          onValue={(value) => open.set(field.pointer, value)}
        />
      )}
    </FieldFrame>
  )
}

export const textFace: ScreenFace = { type: textType, Face: TextFace }
