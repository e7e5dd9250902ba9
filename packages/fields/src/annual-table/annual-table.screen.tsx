import type { Field } from '@formwright/definition'
import { Proofs, useText } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { NumberGrid } from '../grid/number-grid.tsx'
import type { GridRow } from '../grid/number-grid.tsx'
import { say } from '../screen/say.ts'
import { annualTableType } from './annual-table.ts'

function AnnualTableView({ fields, element }: ViewProps) {
  const { text, language } = useText()
  const title = typeof element.label === 'string' ? text(element.label) : ''
  const years = [...new Set(fields.flatMap(({ cells }) => cells.map((cell) => cell.schema.title ?? '')))]
  return (
    <section className="fw-group" aria-label={title}>
      {title !== '' && <h3 className="fw-group-title">{title}</h3>}
      <NumberGrid
        label={title}
        corner={say('item', language)}
        columns={years}
        rows={fields.map((field) => rowOf(field, years, text))}
      />
    </section>
  )
}

function rowOf(field: Field, years: readonly string[], text: (chinese: string) => string): GridRow {
  const { description } = field.schema
  const asks = field.schema['x-list'] !== undefined || field.schema['x-evidence'] !== undefined
  return {
    key: field.pointer,
    title: field.title,
    schema: field.schema,
    cells: years.map((year) => field.cells.find((cell) => (cell.schema.title ?? '') === year)),
    also: [field.pointer],
    ...(description ? { help: text(description) } : {}),
    ...(asks ? { below: <Proofs pointer={field.pointer} /> } : {}),
  }
}

export const annualTableView: ScreenView = { type: annualTableType, View: AnnualTableView }
