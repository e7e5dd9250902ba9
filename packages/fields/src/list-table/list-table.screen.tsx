import { useState } from 'react'
import { optionsOf } from '@formwright/definition'
import type { Field, ListColumn, Schema, UiElement } from '@formwright/definition'
import { FieldFrame, useText, useValue } from '@formwright/renderer'
import type { ViewProps, ListViewProps, ScreenView } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { isTable, listTableType } from './list-table.ts'
import { RowCards } from './row-cards.tsx'
import { RowPages } from './row-pages.tsx'
import { RowsTable } from './rows-table.tsx'

function ListTableView({ fields: [field], element }: ViewProps) {
  if (!field) return null
  const { presentation = 'table', detail, elementLabelProp } = element.options ?? {}
  const whole = isTable(field) && presentation === 'table' && detail === undefined
  const Rows = presentation === 'pages' ? RowPages : RowCards
  return (
    <FieldFrame field={field} grouped wide>
      {({ readOnly }) =>
        whole ? (
          <RowsTable
            pointer={field.pointer}
            title={field.title}
            columns={columnsOf(field)}
            readOnly={readOnly}
          />
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
    const { properties = {}, required = [] } = field.node.children[0]?.schema ?? {}
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
