import { memo, useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { below, ownMember } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import type { Finding } from '@formwright/engine'
import { useText, useValue } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { TypedInput } from '../screen/typed-input.tsx'
import { CellHints, hasSuggestions } from './column-hints.tsx'
import { RowTools } from './row-tools.tsx'
import type { RowToolsProps } from './row-tools.tsx'
import { cellAtRest, parseCell, rowOf, showCell } from './rows.ts'
import type { TableColumn } from './use-columns.ts'
import type { RowOpenness } from './use-open-cell.ts'

interface RowProps extends RowOpenness {
  readonly index: number
  /** Its index among the rows shown. */
  readonly at: number
  readonly pointer: string
  readonly columns: readonly TableColumn[]
  readonly findings: readonly Finding[]
  readonly readOnly: boolean
  /** The element id of a column's suggestions. */
  readonly hintsOf: (at: number) => string
  readonly onCell: (index: number, key: string, value: Json | undefined) => void
  readonly actions: RowToolsProps['actions']
}

/** Typing after the last cell of a row continues in the next row, if there is one. */
function typeOn({ key, ctrlKey, metaKey, altKey, currentTarget }: KeyboardEvent<HTMLElement>): void {
  const isTyped = (key.length === 1 && key !== ' ') || key === 'Process'
  if (!isTyped || ctrlKey || metaKey || altKey) return
  const next = currentTarget.closest('[role="row"]')?.nextElementSibling
  const cell = next?.querySelector<HTMLElement>('input:not([readonly]), [data-row][tabindex="0"]')
  cell?.focus()
  if (cell instanceof HTMLInputElement) cell.select()
}

/** A menu of row actions behind one icon, to save space. */
function RowMenu({ actions, index }: Pick<RowToolsProps, 'actions' | 'index'>) {
  const { language } = useText()
  const [open, setOpen] = useState(false)
  const name = say('row', language, { n: index + 1 })
  return (
    <span
      className="fw-row-menu"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false)
      }}
      onKeyDown={({ key }) => {
        if (key === 'Escape') setOpen(false)
      }}
    >
      {open && <RowTools compact actions={actions} index={index} name={name} />}
      <button
        type="button"
        className="fw-tool"
        data-row-menu=""
        aria-expanded={open}
        aria-label={say('actions-of', language, { name })}
        title={say('actions-of', language, { name })}
        onClick={() => setOpen(!open)}
        onKeyDown={typeOn}
      >
        ⋯
      </button>
    </span>
  )
}

interface RowCellProps {
  readonly column: TableColumn
  readonly value: Json | undefined
  readonly bad: Finding | undefined
  readonly index: number
  /** Its index among the rows shown, and that of its column. */
  readonly rowNumber: number
  readonly at: number
  readonly pointer: string
  readonly readOnly: boolean
  readonly open: boolean
  readonly reached: boolean
  readonly hintsOf: (at: number) => string
  readonly onCell: RowProps['onCell']
}

/** One cell of a row; renders again when its value or findings change. */
const RowCell = memo(function RowCell(props: RowCellProps) {
  const { column, value, bad, rowNumber: place, at, pointer, readOnly, open, reached } = props
  const { locale } = useText()
  const atRest = cellAtRest(value, column, locale)
  return (
    <span
      role="cell"
      data-row={place}
      data-column={at}
      data-pointer={pointer}
      tabIndex={reached && !open ? 0 : -1}
    >
      {open ? (
        <CellInput {...props} atRest={atRest} />
      ) : (
        <span
          className={`fw-cell-text${bad ? ' fw-cell-bad' : ''}${readOnly ? ' fw-cell-closed' : ''}`}
          title={bad?.message}
        >
          {atRest}
        </span>
      )}
    </span>
  )
})

function CellInput({
  column,
  value,
  atRest,
  bad,
  index,
  at,
  pointer,
  readOnly,
  hintsOf,
  onCell,
}: RowCellProps & { readonly atRest: string }) {
  const { text, language, locale } = useText()
  const isHinted = !readOnly && hasSuggestions(column)
  const own = useId()
  const input = (
    <TypedInput
      className="fw-input"
      aria-label={`${say('row', language, { n: index + 1 })} ${text(column.title)}`}
      aria-invalid={bad ? true : undefined}
      title={bad?.message}
      readOnly={readOnly}
      inputMode={column.type === 'number' || column.type === 'year' ? 'decimal' : 'text'}
      list={isHinted ? (column.isNarrowed ? own : hintsOf(at)) : undefined}
      shown={showCell(value, column, locale)}
      atRest={atRest}
      stored={(typed) => showCell(parseCell(typed, column, locale), column, locale)}
      onTyped={(typed) => onCell(index, column.key, parseCell(typed, column, locale))}
      afterPaint
    />
  )
  if (!isHinted || !column.isNarrowed) return input
  return (
    <>
      {input}
      <CellHints id={own} column={column} pointer={pointer} value={value} />
    </>
  )
}

/** One row of a list; subscribes to its own values, so it renders again when they or its findings change. */
export const Row = memo(function Row({
  index,
  at: rowIndex,
  pointer,
  columns,
  findings,
  readOnly,
  open,
  reached,
  hintsOf,
  onCell,
  actions,
}: RowProps) {
  const row = rowOf(useValue(pointer))
  return (
    <div
      className="fw-list-row"
      role="row"
      aria-rowindex={rowIndex + 2}
      data-place={rowIndex}
      data-pointer={pointer}
    >
      <span role="cell" className="fw-list-number">
        {index + 1}
      </span>
      {columns.map((column, at) => {
        const cell = below(pointer, column.key)
        return (
          <RowCell
            key={column.key}
            column={column}
            value={ownMember(row, column.key)}
            bad={findings.find((finding) => finding.pointer === cell)}
            index={index}
            rowNumber={rowIndex}
            at={at}
            pointer={cell}
            readOnly={readOnly || column.readOnly === true}
            open={open === 'all' || open === at}
            reached={reached}
            hintsOf={hintsOf}
            onCell={onCell}
          />
        )
      })}
      {!readOnly && (
        <span role="cell" className="fw-list-tools">
          <RowMenu actions={actions} index={index} />
        </span>
      )}
    </div>
  )
})
