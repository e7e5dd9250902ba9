import { useState } from 'react'
import type { Field, ListColumn } from '@formwright/definition'
import { FieldFrame, useText, useValue } from '@formwright/renderer'
import type { FaceProps, ListFaceProps, ScreenFace } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { listTableType } from './list-table.ts'
import { RowsTable } from './rows-table.tsx'

function ListTableFace({ fields: [field] }: FaceProps) {
  if (!field) return null
  return (
    <FieldFrame field={field} grouped wide>
      {({ readOnly }) => (
        <RowsTable
          pointer={field.pointer}
          title={field.title}
          columns={columnsOf(field)}
          readOnly={readOnly}
        />
      )}
    </FieldFrame>
  )
}

const known = new WeakMap<Field, readonly ListColumn[]>()

function columnsOf(field: Field): readonly ListColumn[] {
  let columns = known.get(field)
  if (!columns) {
    const { properties = {}, required = [] } = field.schema.items ?? {}
    columns = Object.entries(properties).map(([key, schema]) => ({
      key,
      title: schema.title ?? key,
      type: schema.type === 'number' || schema.type === 'integer' ? 'number' : 'text',
      required: required.includes(key),
    }))
    known.set(field, columns)
  }
  return columns
}

/** The 清单 behind a count: opened when it is wanted, so that a long form stays short. */
export function ListFace({ pointer, title, columns, readOnly }: ListFaceProps) {
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

export const listTableFace: ScreenFace = { type: listTableType, Face: ListTableFace }
