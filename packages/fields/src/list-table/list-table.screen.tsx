import { useState } from 'react'
import { optionsOf } from '@formwright/definition'
import type { Field, ListColumn, Schema } from '@formwright/definition'
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

function columnType(schema: Schema): NonNullable<ListColumn['type']> {
  if (schema.type === 'number' || schema.type === 'integer') return 'number'
  return schema.format === 'date' ? 'date' : 'text'
}

/** The options or suggestions of a cell, as a column of a list has them. */
function optionsOfCell(schema: Schema): Pick<ListColumn, 'enum' | 'oneOf' | 'examples'> {
  const options = optionsOf(schema)
  if (options) return { oneOf: options }
  if (schema.enum?.every((value) => typeof value === 'string')) return { enum: schema.enum as string[] }
  return Array.isArray(schema.examples) ? { examples: schema.examples.map(String) } : {}
}

const known = new WeakMap<Field, readonly ListColumn[]>()

function columnsOf(field: Field): readonly ListColumn[] {
  let columns = known.get(field)
  if (!columns) {
    const { properties = {}, required = [] } = field.schema.items ?? {}
    columns = Object.entries(properties).map(([key, schema]) => ({
      key,
      title: schema.title ?? key,
      type: columnType(schema),
      required: required.includes(key),
      ...optionsOfCell(schema),
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
