import { FieldFrame, useText } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { kindsAllowed } from './kinds.ts'
import { ValueTree } from './value-tree-view.tsx'
import { valueTreeType } from './value-tree.ts'

function ValueTreeView({ fields: [field] }: ViewProps) {
  const { text } = useText()
  if (!field) return null
  return (
    <FieldFrame field={field} grouped wide>
      {({ readOnly, tied }) => (
        <ValueTree
          pointer={field.pointer}
          label={text(field.title)}
          readOnly={readOnly}
          describedBy={tied['aria-describedby']}
          kinds={kindsAllowed(field.schema)}
        />
      )}
    </FieldFrame>
  )
}

export const valueTreeView: ScreenView = { type: valueTreeType, View: ValueTreeView }
