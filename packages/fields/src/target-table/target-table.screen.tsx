import { LABEL_SEPARATOR } from '@formwright/definition'
import type { Field } from '@formwright/definition'
import { useFormContext, useText } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { NumberGrid } from '../grid/number-grid.tsx'
import type { GridRow } from '../grid/number-grid.tsx'
import { FieldRows } from '../list-table/list-table.screen.tsx'
import { say } from '../screen/say.ts'
import { targetTableType } from './target-table.ts'

type Requirements = Readonly<Record<string, string>>

function TargetTableView({ fields, element }: ViewProps) {
  const { text, language } = useText()
  const title = typeof element.label === 'string' ? text(element.label) : ''
  const requirements = (element.options?.requirements ?? {}) as Requirements
  const fixed = fields.filter((field) => field.cells[0]?.shape !== 'rows')
  const custom = fields.find((field) => field.cells[0]?.shape === 'rows')
  return (
    <section className="fw-group" aria-label={title}>
      <h3 className="fw-group-title">{title}</h3>
      <NumberGrid
        label={title}
        corner={say('item', language)}
        columns={fixed[0]?.cells.map((cell) => cell.schema.title ?? '') ?? []}
        aside={say('requirement', language)}
        rows={fixed.map((field) => targetRow(field, requirements, text))}
      />
      {custom && <CustomTargets field={custom} />}
    </section>
  )
}

function targetRow(field: Field, requirements: Requirements, text: (written: string) => string): GridRow {
  const [area = '', ...rest] = field.title.split(LABEL_SEPARATOR)
  const requirement = requirements[field.pointer.split('/').at(-1)!]
  const { description } = field.schema
  return {
    key: field.pointer,
    title: field.title,
    heading: (
      <>
        <span className="fw-area-name">{text(area)}</span> {text(rest.join(LABEL_SEPARATOR))}
      </>
    ),
    schema: field.schema,
    cells: field.cells,
    also: [field.pointer],
    ...(description ? { help: text(description) } : {}),
    ...(requirement ? { aside: text(requirement) } : {}),
  }
}

/** The targets added by the applicant. */
function CustomTargets({ field }: { readonly field: Field }) {
  const { mayEdit } = useFormContext()
  const { text } = useText()
  return (
    <div className="fw-custom-targets" data-pointer={field.pointer}>
      {field.schema.description && <p className="fw-help">{text(field.schema.description)}</p>}
      <FieldRows field={field} readOnly={!mayEdit(field.pointer)} />
    </div>
  )
}

export const targetTableView: ScreenView = { type: targetTableType, View: TargetTableView }
