import { memo, useState } from 'react'
import { below, ownMember } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import type { Finding } from '@formwright/engine'
import { useText } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { TypedInput } from '../screen/typed-input.tsx'
import { hasSuggestions } from './column-hints.tsx'
import { RowTools } from './row-tools.tsx'
import type { RowToolsProps } from './row-tools.tsx'
import { parseCell, showCell } from './rows.ts'
import type { ListRow } from './rows.ts'
import type { TableColumn } from './use-columns.ts'

interface RowProps {
  readonly row: ListRow
  readonly index: number
  /** Its place among the rows that are shown. */
  readonly at: number
  readonly pointer: string
  readonly columns: readonly TableColumn[]
  readonly findings: readonly Finding[]
  readonly readOnly: boolean
  /** Where it stands, in pixels from the top. */
  readonly top: number
  /** The id of what is suggested for a column. */
  readonly hintsOf: (at: number) => string
  readonly onCell: (index: number, key: string, value: Json | undefined) => void
  readonly actions: RowToolsProps['actions']
}

/** What can be done with a row, behind one sign: the room is for what is filled in. */
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
        aria-expanded={open}
        aria-label={say('actions-of', language, { name })}
        title={say('actions-of', language, { name })}
        onClick={() => setOpen(!open)}
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
  /** Its place among the rows that are shown, and the column's among the columns. */
  readonly place: number
  readonly at: number
  readonly pointer: string
  readonly readOnly: boolean
  readonly hintsOf: (at: number) => string
  readonly onCell: RowProps['onCell']
}

/** One cell of a row. It renders again when its value or what is found in it changes. */
const RowCell = memo(function RowCell({
  column,
  value,
  bad,
  index,
  place,
  at,
  pointer,
  readOnly,
  hintsOf,
  onCell,
}: RowCellProps) {
  const { text, language, locale } = useText()
  const isHinted = !readOnly && hasSuggestions(column)
  return (
    <span role="cell" data-row={place} data-column={at} data-pointer={pointer}>
      <TypedInput
        className="fw-input"
        aria-label={`${say('row', language, { n: index + 1 })} ${text(column.title)}`}
        aria-invalid={bad ? true : undefined}
        title={bad?.message}
        readOnly={readOnly}
        inputMode={column.type === 'number' || column.type === 'year' ? 'decimal' : 'text'}
        list={isHinted ? hintsOf(at) : undefined}
        shown={showCell(value, column, locale)}
        stored={(typed) => showCell(parseCell(typed, column, locale), column, locale)}
        onTyped={(typed) => onCell(index, column.key, parseCell(typed, column, locale))}
      />
    </span>
  )
})

/** One row of a list. It renders again when its values or findings change, not when other rows do. */
export const Row = memo(
  function Row({
    row,
    index,
    at: place,
    pointer,
    columns,
    findings,
    readOnly,
    top,
    hintsOf,
    onCell,
    actions,
  }: RowProps) {
    return (
      <div
        className="fw-list-row"
        role="row"
        aria-rowindex={place + 2}
        style={{ transform: `translateY(${top}px)` }}
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
              place={place}
              at={at}
              pointer={cell}
              readOnly={readOnly || column.readOnly === true}
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
  },
  (one, other) =>
    one.row === other.row &&
    one.index === other.index &&
    one.at === other.at &&
    one.actions === other.actions &&
    one.findings === other.findings &&
    one.readOnly === other.readOnly &&
    one.columns === other.columns &&
    one.top === other.top &&
    one.hintsOf === other.hintsOf &&
    one.onCell === other.onCell,
)
