import { unitOf } from '@formwright/definition'
import type { Field } from '@formwright/definition'
import {
  Findings,
  idOf,
  useFindings,
  useFormContext,
  useText,
  useShownFindings,
  useValue,
} from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { moveInGrid } from '../grid/keys.ts'
import { TableCell } from '../grid/table-cell.tsx'
import { say } from '../screen/say.ts'
import { CustomRows } from './custom-rows.tsx'
import { targetTableType } from './target-table.ts'

function TargetTableView({ fields, element }: ViewProps) {
  const { text, language } = useText()
  const title = typeof element.label === 'string' ? text(element.label) : ''
  const requirements = (element.options?.requirements ?? {}) as Readonly<Record<string, string>>
  const fixed = fields.filter((field) => field.cells[0]?.shape !== 'rows')
  const custom = fields.find((field) => field.cells[0]?.shape === 'rows')
  const headings = fixed[0]?.cells.map((cell) => text(cell.schema.title ?? '')) ?? []
  return (
    <section className="fw-group" aria-label={title}>
      <h3 className="fw-group-title">{title}</h3>
      <div className="fw-table-box" onKeyDown={moveInGrid}>
        <table className="fw-table fw-targets" aria-label={title}>
          <thead>
            <tr>
              <th scope="col" className="fw-row-title">
                {say('item', language)}
              </th>
              {headings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
              <th scope="col">{say('requirement', language)}</th>
            </tr>
          </thead>
          <tbody>
            {fixed.map((field, index) => (
              <TargetRow
                key={field.pointer}
                field={field}
                index={index}
                requirement={requirements[field.pointer.split('/').at(-1)!]}
              />
            ))}
          </tbody>
        </table>
      </div>
      {custom && <CustomTargets field={custom} />}
    </section>
  )
}

function TargetRow({
  field,
  index,
  requirement,
}: {
  readonly field: Field
  readonly index: number
  readonly requirement: string | undefined
}) {
  const { text, language } = useText()
  const findings = useFindings([field.pointer, ...field.cells.map((cell) => cell.pointer)])
  const id = `${idOf(field.pointer)}-findings`
  const [shown, look] = useShownFindings(findings)
  const [area, ...rest] = field.title.split('｜')
  const unit = unitOf(field.cells[0]?.schema ?? field.schema)
  return (
    <>
      <tr data-pointer={field.pointer} onBlur={look}>
        <th scope="row" className="fw-row-title">
          <span className="fw-area-name">{text(area ?? '')}</span> {text(rest.join('｜'))}
          {unit !== '' && <span className="fw-unit">{say('unit-of', language, { unit: text(unit) })}</span>}
          {field.schema.description && <p className="fw-help">{text(field.schema.description)}</p>}
        </th>
        {field.cells.map((cell, column) => (
          <td key={cell.pointer} data-row={index} data-column={column} data-pointer={cell.pointer}>
            <TableCell
              cell={cell}
              name={`${text(field.title)} ${text(cell.schema.title ?? '')}`}
              findingsId={id}
            />
          </td>
        ))}
        <td className="fw-requirement">{requirement && text(requirement)}</td>
      </tr>
      {shown.length > 0 && (
        <tr className="fw-row-below">
          <td colSpan={field.cells.length + 2}>
            <Findings findings={shown} id={id} />
          </td>
        </tr>
      )}
    </>
  )
}

function CustomTargets({ field }: { readonly field: Field }) {
  const { mayEdit } = useFormContext()
  const { text } = useText()
  const value = useValue(field.pointer)
  return (
    <div className="fw-custom-targets" data-pointer={field.pointer}>
      {field.schema.description && <p className="fw-help">{text(field.schema.description)}</p>}
      <CustomRows field={field} value={value} readOnly={!mayEdit(field.pointer)} />
    </div>
  )
}

export const targetTableView: ScreenView = { type: targetTableType, View: TargetTableView }
