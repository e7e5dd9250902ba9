import { FieldFrame, useFormContext } from '@formwright/renderer'
import type { FaceProps, ScreenFace } from '@formwright/renderer'
import { numberType } from './number.ts'
import { NumberInput } from './number-input.tsx'

function NumberFace({ fields: [field] }: FaceProps) {
  const { open } = useFormContext()
  if (!field) return null
  return (
    <FieldFrame field={field}>
      {({ tied, cell, readOnly }) => (
        <NumberInput
          schema={field.schema}
          value={cell.value}
          readOnly={readOnly}
          tied={tied}
          onValue={(value) => open.set(field.pointer, value)}
        />
      )}
    </FieldFrame>
  )
}

export const numberFace: ScreenFace = { type: numberType, Face: NumberFace }
