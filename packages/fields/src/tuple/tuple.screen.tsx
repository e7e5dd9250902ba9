import { FieldFrame, MembersView } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { RowCards } from '../list-table/row-cards.tsx'
import { tupleType } from './tuple.ts'

function TupleView({ fields: [field] }: ViewProps) {
  if (!field) return null
  const { node, pointer } = field
  const positions = node.children.filter((child) => !child.repeated).length
  const further = node.children.some((child) => child.repeated)
  return (
    <FieldFrame field={field} grouped wide>
      {({ readOnly }) => (
        <div className="fw-nested">
          <MembersView node={node} pointer={pointer} />
          {further && (
            <RowCards
              {...{ pointer, node, readOnly }}
              after={positions}
              detail={undefined}
              titlePath={undefined}
            />
          )}
        </div>
      )}
    </FieldFrame>
  )
}

export const tupleView: ScreenView = { type: tupleType, View: TupleView }
