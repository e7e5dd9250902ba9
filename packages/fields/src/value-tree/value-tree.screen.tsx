import { FieldFrame, useText } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { kindsAllowed } from './kinds.ts'
import { ValueKinds } from './value-kinds.tsx'
import { ValueTree } from './value-tree-view.tsx'
import { valueTreeType } from './value-tree.ts'

function ValueTreeView({ fields: [field] }: ViewProps) {
  const { text } = useText()
  if (!field) return null
  if (field.node.kinds.length > 0) return <ValueKinds field={field} />
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
