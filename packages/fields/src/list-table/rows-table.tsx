import { memo, useMemo, useRef, useState } from 'react'
import { afterPress, Findings, idOf, useText } from '@formwright/renderer'
import { moveInGrid } from '../grid/keys.ts'
import { say } from '../screen/say.ts'
import { ImportButton, TemplateButton } from './import-button.tsx'
import { RemovalNotice } from './row-tools.tsx'
import { RowsBox } from './rows-box.tsx'
import { RowsFilter } from './rows-filter.tsx'
import { RowsQuestionView } from './rows-question-later.tsx'
import type { TableColumn } from './use-columns.ts'
import { ALL_OPEN } from './use-open-cell.ts'
import type { WorkedCell } from './use-open-cell.ts'
import { useListRows } from './use-list-rows.ts'
import { useRowActions } from './use-row-actions.ts'
import { shownInRows, useRowFindings } from './use-row-findings.ts'
import { useShownRows } from './use-shown-rows.ts'
import { TakenLines } from './taken-lines.tsx'
import { useTakenRows } from './use-taken-rows.ts'

interface RowsTableProps {
  readonly pointer: string
  readonly title: string
  readonly columns: readonly TableColumn[]
  readonly readOnly: boolean
}

/** A list of rows: add, paste, import, sort, delete. Typing in a cell only renders that row. */
export const RowsTable = memo(function RowsTable({ pointer, title, columns, readOnly }: RowsTableProps) {
  const { language, locale } = useText()
  const rows = useListRows(pointer)
  const [worked, setWorked] = useState<WorkedCell | undefined>(undefined)
  const working = worked?.index
  const found = useRowFindings(pointer)
  const findings = useMemo(() => shownInRows(found, working), [found, working])
  const list = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState('')
  const shown = useShownRows(rows, columns, wanted, locale)
  const { change, actions, removal, removeWithReferences, undo, order, sort, add } = useRowActions(
    pointer,
    rows.length,
  )
  const { question, taken, take, choose, head, onPaste, refuse, clear, replace, append, forget } =
    useTakenRows({
      pointer,
      columns,
      shown,
      readOnly,
    })
  const work = (cell: WorkedCell | undefined) => setWorked((was) => (isSameCell(was, cell) ? was : cell))
  const addRow = () => {
    setWanted('')
    add()
    // members filled in by the form, such as the row's number, are not typed
    const first = Math.max(
      0,
      columns.findIndex(({ readOnly: isGiven }) => !isGiven),
    )
    requestAnimationFrame(() => list.current && toNewRow(list.current, rows.length, first))
  }
  return (
    <div
      className="fw-list"
      ref={list}
      onPaste={onPaste}
      onKeyDown={moveInGrid}
      onFocus={({ target }) => work(cellAt(target, shown))}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) afterPress(() => work(undefined))
      }}
    >
      {rows.length === 0 && <p className="fw-note">{say(readOnly ? 'no-rows-here' : 'no-rows', language)}</p>}
      {rows.length > ALL_OPEN && <RowsFilter wanted={wanted} count={shown.length} onWanted={setWanted} />}
      {rows.length > 0 && (
        <RowsBox
          pointer={pointer}
          title={title}
          columns={columns}
          rows={rows}
          shown={shown}
          worked={worked}
          onWork={work}
          onAll={() => setWanted('')}
          findings={findings}
          readOnly={readOnly}
          order={order}
          onSort={sort}
          onCell={change}
          actions={actions}
        />
      )}
      {!readOnly && (
        <div className="fw-actions">
          <button type="button" className="fw-button" onClick={addRow}>
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
          pointer={pointer}
          columns={columns}
          onReplace={(references) => replace(question, references)}
          onAppend={(added) => append({ added, notes: question.notes })}
          onChoose={choose}
          onHead={head}
          onCancel={forget}
        />
      )}
      <TakenLines {...taken} />
      <Findings findings={[...findings.values()].flat().slice(0, 5)} id={`${idOf(pointer)}-findings`} />
    </div>
  )
})

/** Scrolls to an added row and focuses one of its cells. */
function toNewRow(list: Element, index: number, column: number): void {
  const box = list.querySelector('.fw-list-box')
  box?.scrollTo({ top: box.scrollHeight })
  const cell = `[data-row="${index}"][data-column="${column}"]`
  requestAnimationFrame(() =>
    (list.querySelector<HTMLElement>(`${cell} input`) ?? list.querySelector<HTMLElement>(cell))?.focus(),
  )
}

/** The cell that contains an element, or the row if the element is one of its tools. */
function cellAt(element: Element, shown: readonly number[]): WorkedCell | undefined {
  const index = shown[Number(element.closest<HTMLElement>('[data-place]')?.dataset.place)]
  const column = element.closest<HTMLElement>('[data-column]')?.dataset.column
  return index === undefined
    ? undefined
    : { index, column: column === undefined ? undefined : Number(column) }
}

function isSameCell(one: WorkedCell | undefined, other: WorkedCell | undefined): boolean {
  return one?.index === other?.index && one?.column === other?.column
}
