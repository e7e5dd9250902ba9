import { useCallback, useId, useMemo, useRef, useState } from 'react'
import type { CSSProperties } from 'react'
import { flushSync } from 'react-dom'
import type { Finding } from '@formwright/engine'
import { useText } from '@formwright/renderer'
import { ColumnHints } from './column-hints.tsx'
import { columnWidths } from './column-widths.ts'
import type { ColumnWidth, KnownWidths } from './column-widths.ts'
import { rowPointer } from './row-locator.ts'
import { Row } from './row.tsx'
import { RowsHead } from './rows-head.tsx'
import type { ListRow, RowOrder } from './rows.ts'
import type { TableColumn } from './use-columns.ts'
import type { ByRow } from './use-row-findings.ts'
import type { useRowActions } from './use-row-actions.ts'
import { useOpenCell } from './use-open-cell.ts'
import type { WorkedCell } from './use-open-cell.ts'
import { useRowLocator } from './use-row-locator.ts'
import { useRowsInSight } from './use-rows-in-sight.ts'

interface RowsBoxProps {
  readonly pointer: string
  readonly title: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly ListRow[]
  /** The indexes of the rows that are shown. */
  readonly shown: readonly number[]
  readonly worked: WorkedCell | undefined
  readonly onWork: (cell: WorkedCell) => void
  /** Called to show all rows. */
  readonly onAll: () => void
  readonly findings: ByRow
  readonly readOnly: boolean
  readonly order: RowOrder | undefined
  readonly onSort: (order: RowOrder) => void
  readonly onCell: ReturnType<typeof useRowActions>['change']
  readonly actions: ReturnType<typeof useRowActions>['actions']
}

/** In pixels; the same as in screen.css. */
const ROW_HEIGHT = 38
const NO_FINDINGS: readonly Finding[] = []

/** Header and rows of a table; only the visible rows are mounted. */
export function RowsBox(props: RowsBoxProps) {
  const { pointer, title, columns, rows, shown, worked, findings, readOnly } = props
  const { order, onSort, onCell, onWork, onAll, actions } = props
  const [box, setBox] = useState<HTMLDivElement | null>(null)
  const inSight = useRowsInSight(box, ROW_HEIGHT)
  const { from, to, show } = inSight
  const { opennessOf, open } = useOpenCell({
    box,
    count: rows.length,
    shown,
    worked,
    inSight,
    readOnly,
    onWork,
  })
  const showRow = (index: number) => {
    if (!shown.includes(index)) flushSync(onAll)
    show(shown.includes(index) ? shown.indexOf(index) : index)
  }
  useRowLocator(pointer, showRow)
  const grid = useGrid(props)
  const hints = useId()
  const hintsOf = useCallback((at: number) => `${hints}-${at}`, [hints])
  return (
    <>
      <div
        className="fw-list-box"
        ref={setBox}
        role="table"
        aria-label={title}
        aria-rowcount={shown.length + 1}
        tabIndex={readOnly ? 0 : -1}
        style={grid}
      >
        <RowsHead columns={columns} order={order} readOnly={readOnly} onSort={onSort} />
        <div
          className="fw-list-body"
          role="rowgroup"
          style={{ height: shown.length * ROW_HEIGHT, paddingBlockStart: from * ROW_HEIGHT }}
          {...(readOnly ? {} : { onMouseDown: open, onClick: open })}
        >
          {shown.slice(from, to).map((index, down) => (
            <Row
              key={index}
              index={index}
              at={from + down}
              pointer={rowPointer(pointer, index)}
              columns={columns}
              findings={findings.get(index) ?? NO_FINDINGS}
              readOnly={readOnly}
              {...opennessOf(from + down)}
              hintsOf={hintsOf}
              onCell={onCell}
              actions={actions}
            />
          ))}
        </div>
      </div>
      {!readOnly && <ColumnHints columns={columns} hintsOf={hintsOf} />}
    </>
  )
}

/**
 * The column widths, computed from the rows. They are only computed again when rows are added or removed or
 * the focused row changes, so that columns do not move while typing.
 */
function useGrid({ columns, rows, worked, readOnly }: RowsBoxProps): CSSProperties {
  const { locale } = useText()
  const latest = useRef(rows)
  latest.current = rows
  const known = useMemo((): KnownWidths => new WeakMap(), [columns, locale])
  return useMemo(
    () => gridOf(columnWidths(columns, latest.current, locale, known), readOnly),
    [columns, rows.length, worked?.index, locale, known, readOnly],
  )
}

/** Width of the first column, and of the last one where rows may be changed, in rem. */
const [NUMBER, TOOLS] = [2.5, 2.25]

/** The column widths as CSS variables for header and rows, so that rows need not render when they change. */
function gridOf(widths: readonly ColumnWidth[], readOnly: boolean): CSSProperties {
  const columns = widths.map(({ least, share }) => `minmax(${least}rem, ${share}fr)`)
  return {
    '--fw-columns': `${NUMBER}rem ${columns.join(' ')}${readOnly ? '' : ` ${TOOLS}rem`}`,
    '--fw-stays': `${NUMBER + (widths[0]?.least ?? 0)}rem`,
    '--fw-least': `${widths.reduce((sum, { least }) => sum + least, NUMBER + (readOnly ? 0 : TOOLS))}rem`,
  } as CSSProperties
}
