import { titleWithUnit, unitOf } from '@formwright/definition'
import { useId, useMemo } from 'react'
import type { ReactNode } from 'react'
import type { Cell, Schema } from '@formwright/definition'
import {
  Findings,
  Remarks,
  idOf,
  useFindings,
  useFormContext,
  useLiveAt,
  useRemarks,
  useText,
  useShownFindings,
} from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { moveInGrid } from './keys.ts'
import { sharedUnit } from './shared-unit.ts'
import { TableCell } from './table-cell.tsx'
import { useBlockPaste } from './use-block-paste.ts'

/** One row of a table. */
export interface GridRow {
  readonly key: string
  /** As written in the form. */
  readonly title: string
  /** What is shown for the title, if more than its text. */
  readonly heading?: ReactNode
  readonly schema: Schema
  readonly cells: readonly (Cell | undefined)[]
  /** Further pointers whose findings are shown below this row. */
  readonly also: readonly string[]
  readonly help?: string
  readonly below?: ReactNode
  /** Content after the cells. */
  readonly aside?: ReactNode
}

interface NumberGridProps {
  readonly label: string
  readonly corner: string
  /** The column titles as written in the form. */
  readonly columns: readonly string[]
  /** The column title of `aside`. */
  readonly aside?: string
  /** A row of headings above the columns, each spanning some of them. */
  readonly spans?: readonly { readonly title: string; readonly columns: number }[]
  readonly rows: readonly GridRow[]
}

/**
 * A table of cells that are named by row and column. A block copied from a spreadsheet is pasted at the
 * focused cell.
 */
export function NumberGrid({ label, corner, columns, spans, rows, aside }: NumberGridProps) {
  const { mayEdit } = useFormContext()
  const { language, text } = useText()
  const { onPaste, said } = useBlockPaste({
    columns,
    rows,
    ...(spans
      ? { spans: spans.flatMap(({ title, columns: count }) => Array<string>(count).fill(title)) }
      : {}),
  })
  const hint = useId()
  const units = useMemo(() => unitsOfColumns(rows, columns.length), [rows, columns])
  const open = rows.some(({ cells }) =>
    cells.some((cell) => cell !== undefined && cell.schema.readOnly !== true && mayEdit(cell.pointer)),
  )

  return (
    <div className="fw-table-box" onPaste={onPaste} onKeyDown={moveInGrid}>
      <table className="fw-table" aria-label={label} {...(open ? { 'aria-describedby': hint } : {})}>
        <thead>
          {spans && (
            <tr>
              <td />
              {spans.map(({ title, columns: count }) => (
                <th key={title} scope="colgroup" colSpan={count}>
                  {text(title)}
                </th>
              ))}
            </tr>
          )}
          <tr>
            <th scope="col" className="fw-row-title">
              {corner}
            </th>
            {columns.map((title, index) => (
              <th key={index} scope="col">
                {titleWithUnit(text(title), text(units[index]!), language)}
              </th>
            ))}
            {aside !== undefined && <th scope="col">{aside}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row
              key={row.key}
              row={row}
              index={index}
              columns={columns}
              hasAside={aside !== undefined}
              label={label}
              {...(spans ? { spans } : {})}
            />
          ))}
        </tbody>
      </table>
      {open && (
        <p className="fw-note" id={hint}>
          {say('paste-hint', language)}
        </p>
      )}
      <StatusLines lines={said} />
    </div>
  )
}

/** The result of an action, one text on each line, announced to screen readers. */
export function StatusLines({
  lines,
  children,
}: {
  readonly lines: readonly string[]
  readonly children?: ReactNode
}) {
  return (
    <div role="status">
      {lines.map((line) => (
        <p key={line} className="fw-note">
          {line}
        </p>
      ))}
      {children}
    </div>
  )
}

/** The unit of a row: the common unit of its cells, or that of its own schema if it has no cells. */
function unitOfRow({ cells, schema }: GridRow): string {
  return cells.some((cell) => cell) ? sharedUnit(cells) : unitOf(schema)
}

/** The units to be shown in column titles because the row titles do not show them. */
function unitsOfColumns(rows: readonly GridRow[], columns: number): string[] {
  const isSaid = rows.every((row) => unitOfRow(row) !== '')
  return Array.from({ length: columns }, (_, at) =>
    isSaid ? '' : sharedUnit(rows.filter((row) => unitOfRow(row) === '').map(({ cells }) => cells[at])),
  )
}

function Row({
  row,
  index,
  columns,
  spans,
  hasAside,
  label,
}: {
  readonly row: GridRow
  readonly index: number
  readonly columns: readonly string[]
  readonly spans?: NumberGridProps['spans']
  readonly hasAside: boolean
  /** The name of the table, which may state the unit of all rows. */
  readonly label: string
}) {
  const pointers = useMemo(
    () => [...new Set([...row.also, ...row.cells.flatMap((cell) => (cell ? [cell.pointer] : []))])],
    [row],
  )
  const { text, language } = useText()
  const findings = useFindings(pointers)
  const about = [row.key, ...pointers]
  const remarked = useRemarks(about).length > 0
  const id = `${idOf(row.key)}-findings`
  const unit = unitOfRow(row)
  const [shown, look] = useShownFindings(findings)
  const { store } = useFormContext()
  const isRequired = useLiveAt(
    pointers,
    () => row.cells.some((cell) => cell && store.state(cell.pointer).required),
    Object.is,
  )
  const above = (column: number): string => {
    let end = 0
    return spans?.find((span) => (end += span.columns) > column)?.title ?? ''
  }
  return (
    <>
      <tr data-pointer={row.key} onBlur={look}>
        <th scope="row" className="fw-row-title">
          {row.heading ?? text(row.title)}
          {isRequired && (
            <span className="fw-required" aria-hidden="true">
              *
            </span>
          )}
          {[row.schema.title ?? row.title, label].every(
            (one) => titleWithUnit(one, unit, language) !== one,
          ) && <span className="fw-unit">{say('unit-of', language, { unit: text(unit) })}</span>}
          {row.help && <p className="fw-help">{row.help}</p>}
        </th>
        {row.cells.map((cell, column) => (
          <td key={column} data-row={index} data-column={column} data-pointer={cell?.pointer}>
            {cell && (
              <TableCell
                cell={cell}
                name={[row.title, above(column), columns[column] ?? ''].filter(Boolean).map(text).join(' ')}
                findingsId={id}
              />
            )}
          </td>
        ))}
        {hasAside && <td className="fw-requirement">{row.aside}</td>}
      </tr>
      {(shown.length > 0 || remarked || row.below) && (
        <tr className="fw-row-below">
          <td colSpan={row.cells.length + (hasAside ? 2 : 1)}>
            <Remarks pointers={about} />
            <Findings findings={shown} id={id} />
            {row.below}
          </td>
        </tr>
      )}
    </>
  )
}
