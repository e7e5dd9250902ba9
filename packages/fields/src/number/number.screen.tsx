import { FieldFrame, useFormContext } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { numberType } from './number.ts'
import { NumberInput } from './number-input.tsx'

function NumberView({ fields: [field] }: ViewProps) {
  const { store } = useFormContext()
  if (!field) return null
  return (
    <FieldFrame field={field}>
      {({ tied, cell, readOnly }) => (
        <NumberInput
          schema={field.schema}
          value={cell.value}
          readOnly={readOnly}
          tied={tied}
          onValue={(value) => store.fill(field.pointer, value)}
        />
      )}
    </FieldFrame>
  )
}

export const numberView: ScreenView = { type: numberType, View: NumberView }
