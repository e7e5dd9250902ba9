import { useCallback, useId, useMemo, useRef, useState } from 'react'
import type { CSSProperties } from 'react'
import { below } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { Findings, idOf, useFormContext, useText, useValue } from '@formwright/renderer'
import type { Finding } from '@formwright/engine'
import { moveInGrid } from '../grid/keys.ts'
import { StatusLines } from '../grid/number-grid.tsx'
import { say } from '../screen/say.ts'
import { ColumnHints } from './column-hints.tsx'
import { columnWidths } from './column-widths.ts'
import type { ColumnWidth } from './column-widths.ts'
import { ImportButton, TemplateButton } from './import-button.tsx'
import { rowPointer } from './row-locator.ts'
import { RemovalNotice } from './row-tools.tsx'
import { Row } from './row.tsx'
import { RowsHead } from './rows-head.tsx'
import { RowsQuestionView } from './rows-question.tsx'
import { rowsIn, sortedIndexes, withoutEmpty } from './rows.ts'
import type { ListRow, RowOrder } from './rows.ts'
import type { TableColumn } from './use-columns.ts'
import { toldInRows, useRowFindings } from './use-row-findings.ts'
import type { RowActions } from './use-rows.ts'
import { useRowsInSight } from './use-rows-in-sight.ts'
import { useShownRows } from './use-shown-rows.ts'
import { useTakenRows } from './use-taken-rows.ts'

interface RowsTableProps {
  readonly pointer: string
  readonly title: string
  readonly columns: readonly TableColumn[]
  readonly readOnly: boolean
}

/** Pixels, as screen.css has it. */
const ROW_HEIGHT = 38
/** More rows than are seen at once can be looked through. */
const FILTERED = 12
const NO_FINDINGS: readonly Finding[] = []

/** A list of rows: add, paste, import, sort, delete; however long, only what is in sight is mounted. */
export function RowsTable({ pointer, title, columns, readOnly }: RowsTableProps) {
  const { store } = useFormContext()
  const { language, locale } = useText()
  const rows = rowsIn(useValue(pointer))
  const [working, setWorking] = useState<number | undefined>(undefined)
  const found = useRowFindings(pointer)
  const findings = useMemo(() => toldInRows(found, working), [found, working])
  const [order, setOrder] = useState<RowOrder | undefined>(undefined)
  const list = useRef<HTMLDivElement>(null)
  const [box, setBox] = useState<HTMLDivElement | null>(null)
  const [wanted, setWanted] = useState('')
  const shown = useShownRows(rows, columns, wanted, locale)
  const [first, last] = useRowsInSight(box, ROW_HEIGHT)
  const latest = useRef(rows)
  latest.current = rows
  const count = rows.length
  // by the rows when some come or go or another is worked in: no column moves while a cell is typed in
  const grid = useMemo(
    () => gridOf(columnWidths(columns, latest.current, locale), readOnly),
    [columns, count, working, locale, readOnly],
  )
  const hints = useId()
  const hintsOf = useCallback((at: number) => `${hints}-${at}`, [hints])
  const { question, taken, take, onPaste, refuse, clear, replace, append, forget } = useTakenRows({
    pointer,
    columns,
    rows,
    shown,
    readOnly,
  })

  const save = (next: readonly ListRow[]) =>
    store.set(pointer, next.length === 0 ? undefined : (next as Json))
  const [removal, setRemoval] = useState<RowActions['removal']>(undefined)
  const change = useCallback(
    (index: number, key: string, value: Json | undefined) => {
      store.set(below(pointer, index, key), value)
      setRemoval(undefined)
    },
    [store, pointer],
  )
  const actions = useMemo(() => {
    const row = (index: number) => rowPointer(pointer, index)
    return {
      count: rows.length,
      move: (index: number, to: number) => {
        store.rows.move(row(index), to)
        setRemoval(undefined)
      },
      duplicate: (index: number) => {
        store.rows.duplicate(row(index))
        setRemoval(undefined)
      },
      remove: (index: number) => setRemoval({ index, referrers: store.rows.remove(row(index)) }),
    }
  }, [store, pointer, rows.length])
  const removeWithReferences = () => {
    if (!removal) return
    store.rows.remove(rowPointer(pointer, removal.index), { references: true })
    setRemoval({ index: removal.index, referrers: [] })
  }
  const undo = () => {
    store.undo()
    setRemoval(undefined)
  }
  const add = () => {
    setWanted('')
    save([...rows, {}])
    setWorking(rows.length)
    requestAnimationFrame(() => {
      const rowsBox = list.current?.querySelector('.fw-list-box')
      rowsBox?.scrollTo({ top: rowsBox.scrollHeight })
      requestAnimationFrame(() =>
        list.current
          ?.querySelector<HTMLInputElement>(`[data-row="${rows.length}"][data-column="0"] input`)
          ?.focus(),
      )
    })
  }
  const sort = useCallback(
    (next: RowOrder) => {
      setOrder(next)
      const indexes = sortedIndexes(rowsIn(store.get(pointer)), next, language)
      store.rows.reorder(pointer, indexes)
    },
    [store, pointer, language],
  )
  return (
    <div
      className="fw-list"
      ref={list}
      onPaste={onPaste}
      onKeyDown={moveInGrid}
      onFocus={({ currentTarget, target }) => setWorking(rowOfElement(target, currentTarget))}
      onBlur={({ currentTarget, relatedTarget }) => setWorking(rowOfElement(relatedTarget, currentTarget))}
    >
      {rows.length === 0 && <p className="fw-note">{say('no-rows', language)}</p>}
      {rows.length > FILTERED && (
        <label className="fw-list-filter">
          {say('filter-rows', language)}
          <input
            type="search"
            className="fw-input"
            value={wanted}
            onChange={({ target }) => setWanted(target.value)}
          />
          {wanted.trim() !== '' && (
            <span role="status">{say('rows', language, { count: shown.length })}</span>
          )}
        </label>
      )}
      {rows.length > 0 && (
        <div
          className="fw-list-box"
          ref={setBox}
          role="table"
          aria-label={title}
          aria-rowcount={shown.length + 1}
          tabIndex={-1}
          style={grid}
        >
          <RowsHead columns={columns} order={order} readOnly={readOnly} onSort={sort} />
          <div className="fw-list-body" role="rowgroup" style={{ height: shown.length * ROW_HEIGHT }}>
            {shown.slice(first, last).map((index, down) => {
              const at = first + down
              return (
                <Row
                  key={index}
                  row={rows[index]!}
                  index={index}
                  at={at}
                  pointer={rowPointer(pointer, index)}
                  columns={columns}
                  findings={findings.get(index) ?? NO_FINDINGS}
                  readOnly={readOnly}
                  top={at * ROW_HEIGHT}
                  hintsOf={hintsOf}
                  onCell={change}
                  actions={actions}
                />
              )
            })}
          </div>
        </div>
      )}
      {!readOnly && rows.length > 0 && <ColumnHints columns={columns} hintsOf={hintsOf} />}
      {!readOnly && (
        <div className="fw-actions">
          <button type="button" className="fw-button" onClick={add}>
            {say('add-row', language)}
          </button>
          <ImportButton
            onTable={({ rows: table, notices }, name) => take(table, name, notices)}
            onProblem={refuse}
          />
          <TemplateButton pointer={pointer} title={title} columns={columns} />
          {rows.length > 1 && (
            <button type="button" className="fw-link" onClick={() => clear()}>
              {say('empty-list', language, { count: rows.length })}
            </button>
          )}
          <span className="fw-note">{say('import-hint', language)}</span>
        </div>
      )}
      <RemovalNotice removal={removal} undo={undo} removeWithReferences={removeWithReferences} />
      {question && (
        <RowsQuestionView
          question={question}
          columns={columns}
          count={withoutEmpty(rows).length}
          onReplace={(references) => replace(question, references)}
          onAppend={(added) => append({ added, notes: question.notes })}
          onCancel={forget}
        />
      )}
      <StatusLines lines={taken.lines}>
        {taken.undo && (
          <button type="button" className="fw-link" onClick={taken.undo}>
            {say('undo', language)}
          </button>
        )}
      </StatusLines>
      <Findings findings={[...findings.values()].flat().slice(0, 5)} id={`${idOf(pointer)}-findings`} />
    </div>
  )
}

/** The row of the list that an element stands in. */
function rowOfElement(element: EventTarget | null, list: Element): number | undefined {
  const cell = element instanceof Element ? element.closest<HTMLElement>('[data-row]') : null
  return cell && list.contains(cell) ? Number(cell.dataset.row) : undefined
}

/** Rem of the first column, and of the last one where rows may be changed. */
const [NUMBER, TOOLS] = [2.5, 2.25]

/** The same columns for the head and every row, on any screen: no row renders when they change. */
function gridOf(widths: readonly ColumnWidth[], readOnly: boolean): CSSProperties {
  const columns = widths.map(({ least, share }) => `minmax(${least}rem, ${share}fr)`)
  return {
    '--fw-columns': `${NUMBER}rem ${columns.join(' ')}${readOnly ? '' : ` ${TOOLS}rem`}`,
    '--fw-least': `${widths.reduce((sum, { least }) => sum + least, NUMBER + (readOnly ? 0 : TOOLS))}rem`,
  } as CSSProperties
}
