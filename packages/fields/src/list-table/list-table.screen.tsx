import { useState } from 'react'
import type { Field, UiElement } from '@formwright/definition'
import { FieldFrame, useText, useValue } from '@formwright/renderer'
import type { ViewProps, ListViewProps, ScreenView } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { isTable, listTableType } from './list-table.ts'
import { RowCards } from './row-cards.tsx'
import { RowPages } from './row-pages.tsx'
import { RowsTable } from './rows-table.tsx'
import { useColumns } from './use-columns.ts'

function ListTableView({ fields: [field], element }: ViewProps) {
  if (!field) return null
  const { presentation = 'table', detail, elementLabelProp } = element.options ?? {}
  const whole = isTable(field) && presentation === 'table' && detail === undefined
  const Rows = presentation === 'pages' ? RowPages : RowCards
  return (
    <FieldFrame field={field} grouped wide>
      {({ readOnly }) =>
        whole ? (
          <FieldRows field={field} readOnly={readOnly} />
        ) : (
          <Rows
            pointer={field.pointer}
            node={field.node}
            readOnly={readOnly}
            detail={typeof detail === 'object' ? (detail as UiElement) : undefined}
            titlePath={typeof elementLabelProp === 'string' ? elementLabelProp : undefined}
          />
        )
      }
    </FieldFrame>
  )
}

/** The rows of a field as a table. */
export function FieldRows({ field, readOnly }: { readonly field: Field; readonly readOnly: boolean }) {
  const columns = useColumns(field)
  return <RowsTable pointer={field.pointer} title={field.title} columns={columns} readOnly={readOnly} />
}

/** The list (清单) behind a count; collapsed until needed, to keep a long form short. */
export function ListView({ pointer, title, columns, readOnly }: ListViewProps) {
  const { language } = useText()
  const rows = useValue(pointer)
  const [shown, setShown] = useState(false)
  const count = Array.isArray(rows) ? rows.length : 0
  if (readOnly && count === 0) return null
  return (
    <div className="fw-list-frame">
      <p className="fw-list-summary">
        <span className="fw-evidence-name">{title}</span>
        <span>{say('rows', language, { count })}</span>
        <button type="button" className="fw-link" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {say(shown ? 'close-list' : 'open-list', language)}
        </button>
      </p>
      {shown && <RowsTable pointer={pointer} title={title} columns={columns} readOnly={readOnly} />}
    </div>
  )
}

export const listTableView: ScreenView = { type: listTableType, View: ListTableView }
