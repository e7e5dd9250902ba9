import { unitOf } from '@formwright/definition'
import { useId, useMemo, useState } from 'react'
import type { ClipboardEvent } from 'react'
import type { Cell, Schema } from '@formwright/definition'
import type { Change } from '@formwright/engine'
import {
  Findings,
  Remarks,
  idOf,
  useFindings,
  useFormContext,
  useRemarks,
  useText,
  useShownFindings,
} from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { isBlock, parseBlock } from './block.ts'
import { valueOfText } from './cell-value.ts'
import type { CellLocale } from './cell-value.ts'
import { moveInGrid } from './keys.ts'
import { TableCell } from './table-cell.tsx'

/** One row of a table. */
export interface GridRow {
  readonly key: string
  readonly title: string
  readonly schema: Schema
  readonly cells: readonly (Cell | undefined)[]
  /** Other places whose findings show below this row. */
  readonly also: readonly string[]
  readonly help?: string
  readonly below?: React.ReactNode
}

interface NumberGridProps {
  readonly label: string
  readonly corner: string
  readonly columns: readonly string[]
  /** A row of headings above the columns, each over some of them. */
  readonly spans?: readonly { readonly title: string; readonly columns: number }[]
  readonly rows: readonly GridRow[]
}

/**
 * A table of cells that are named by rows and columns. A block copied from a spreadsheet goes in at the cell
 * where it is pasted.
 */
export function NumberGrid({ label, corner, columns, spans, rows }: NumberGridProps) {
  const { store, mayEdit } = useFormContext()
  const { language, locale } = useText()
  const [announced, setAnnounced] = useState('')
  const hint = useId()
  const open = rows.some(({ cells }) => cells.some((cell) => cell !== undefined && mayEdit(cell.pointer)))

  function onPaste(event: ClipboardEvent<HTMLElement>) {
    const text = event.clipboardData.getData('text/plain')
    const at = (event.target as HTMLElement).closest<HTMLElement>('[data-row][data-column]')
    if (!isBlock(text) || !at) return
    event.preventDefault()
    const { changes, left } = changesOf(
      parseBlock(text),
      rows,
      Number(at.dataset.row),
      Number(at.dataset.column),
      ({ pointer, schema }) => mayEdit(pointer) && store.state(pointer).enabled && schema.readOnly !== true,
      locale,
    )
    store.setAll(changes)
    setAnnounced(
      left > 0
        ? say('pasted-cut', language, { count: changes.length, left })
        : say('pasted', language, { count: changes.length }),
    )
    ;(document.activeElement as HTMLElement | null)?.blur()
  }

  return (
    <div className="fw-table-box" onPaste={onPaste} onKeyDown={moveInGrid}>
      <table className="fw-table" aria-label={label} {...(open ? { 'aria-describedby': hint } : {})}>
        <thead>
          {spans && (
            <tr>
              <td />
              {spans.map(({ title, columns: count }) => (
                <th key={title} scope="colgroup" colSpan={count}>
                  {title}
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
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={row.key} row={row} index={index} columns={columns} {...(spans ? { spans } : {})} />
          ))}
        </tbody>
      </table>
      {open && (
        <p className="fw-note" id={hint}>
          {say('paste-hint', language)}
        </p>
      )}
      <p className="fw-note" role="status">
        {announced}
      </p>
    </div>
  )
}

function Row({
  row,
  index,
  columns,
  spans,
}: {
  readonly row: GridRow
  readonly index: number
  readonly columns: readonly string[]
  readonly spans?: NumberGridProps['spans']
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
  const unit = unitOf(row.cells.find((cell) => cell)?.schema ?? row.schema)
  const [shown, look] = useShownFindings(findings)
  const above = (column: number): string => {
    let end = 0
    return spans?.find((span) => (end += span.columns) > column)?.title ?? ''
  }
  return (
    <>
      <tr data-pointer={row.key} onBlur={look}>
        <th scope="row" className="fw-row-title">
          {row.title}
          {unit !== '' && !(row.schema.title ?? row.title).includes(unit) && (
            <span className="fw-unit">{say('unit-of', language, { unit: text(unit) })}</span>
          )}
          {row.help && <p className="fw-help">{row.help}</p>}
        </th>
        {row.cells.map((cell, column) => (
          <td key={column} data-row={index} data-column={column} data-pointer={cell?.pointer}>
            {cell && (
              <TableCell
                cell={cell}
                name={[row.title, above(column), columns[column]].filter(Boolean).join(' ')}
                findingsId={id}
              />
            )}
          </td>
        ))}
      </tr>
      {(shown.length > 0 || remarked || row.below) && (
        <tr className="fw-row-below">
          <td colSpan={row.cells.length + 1}>
            <Remarks pointers={about} />
            <Findings findings={shown} id={id} />
            {row.below}
          </td>
        </tr>
      )}
    </>
  )
}

/** What pasting a block at a cell changes; empty cells of the block leave what is there. */
function changesOf(
  block: readonly (readonly string[])[],
  rows: readonly GridRow[],
  row: number,
  column: number,
  isOpen: (cell: Cell) => boolean,
  locale: CellLocale,
): { changes: Change[]; left: number } {
  const changes: Change[] = []
  let left = 0
  block.forEach((line, down) =>
    line.forEach((text, across) => {
      if (text.trim() === '') return
      const cell = rows[row + down]?.cells[column + across]
      if (cell && isOpen(cell)) changes.push([cell.pointer, valueOfText(text, cell.schema, locale)])
      else left++
    }),
  )
  return { changes, left }
}
