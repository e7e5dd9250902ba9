import { useEffect, useRef, useState } from 'react'
import type { DragEvent, KeyboardEvent } from 'react'
import { setKeyword } from '../edits/change-field.ts'
import {
  blocksOf,
  mergeRight,
  moveRow,
  moveRowTo,
  setBlockText,
  setCell,
  setHeading,
  setWidths,
  splitCell,
} from '../edits/paper.ts'
import type { CellLocation } from '../edits/paper.ts'
import { asRead } from '../edits/year-words.ts'
import { gridOf } from '../paper/grid.ts'
import type { GridCell } from '../paper/grid.ts'
import { languageOf, plainForms, titleWithUnit, treeOf, unitOf, word } from '@formwright/definition'
import type { PaperBlock, PaperCell } from '@formwright/definition'
import { isLowerHalf, markDrop } from './drop-mark.ts'
import { absolute, ListedRows, RepeatedPage } from './paper-lists.tsx'
import { PaperWords, Written } from './paper-words.tsx'
import { useStudio } from './use-studio.ts'
import { WholeCell } from './whole-input.tsx'

/**
 * The official tables of a part, drawn to scale. A click selects a cell and arrow keys move the selection.
 * Rows are moved by dragging their handle or with Alt and an arrow key; Alt with + and − merges and splits
 * cells; column borders are dragged. A double click, F2 or Enter edits the text of a cell or line in place.
 */
export function PaperView() {
  const { model, part, run, say } = useStudio()
  const blocks = blocksOf(model, part)
  const title = model.bundle.parts.find((otherPart) => otherPart.key === part)?.title ?? ''
  const heading = model.bundle.paper.find((partPaper) => partPaper.part === part)?.heading
  return (
    <div className="st-scroll">
      <section className="st-sheet" aria-label={say('paper-of', { part: title })}>
        {blocks.length > 0 && <p className="st-hint st-screen-only">{say('paper-keys')}</p>}
        {heading && (
          <Written
            className="st-paper-line st-heading"
            value={heading.text}
            onChange={(text) => run(setHeading(model, part, text), `heading${part}`)}
          >
            {heading.text}
          </Written>
        )}
        {blocks.length === 0 && <p className="st-hint">{say('paper-empty')}</p>}
        {blocks.map((block, index) =>
          block.rows ? (
            <Table key={index} block={block} index={index} />
          ) : block.list !== undefined ? (
            <ListedRows key={index} pointer={block.list} />
          ) : block.repeat !== undefined ? (
            <RepeatedPage key={index} block={block} list={block.repeat} />
          ) : (
            <Line key={index} block={block} index={index} />
          ),
        )}
      </section>
    </div>
  )
}

/** A line outside tables; its text is edited in place. */
function Line({ block, index }: { readonly block: PaperBlock; readonly index: number }) {
  const { model, part, language, run } = useStudio()
  const { labelOf, rename } = useLabels()
  const { text: raw, label } = block
  const text = raw && asRead(model, raw)
  const words = [text, label && labelOf(label, block.unit), block.field && `____ ${block.suffix ?? ''}`]
  const isLabel = raw === undefined && label !== undefined
  return (
    <Written
      className={`st-paper-line st-${block.style ?? 'paragraph'}`}
      value={isLabel ? labelOf(label) : text}
      onChange={(now) =>
        isLabel ? rename(label, now) : run(setBlockText(model, part, index, now), `line${part}${index}`)
      }
    >
      {words.filter(Boolean).join(word('label-and-value', language, { label: '', value: '' }))}
    </Written>
  )
}

const SCALE = 4

function Table({ block, index }: { readonly block: PaperBlock; readonly index: number }) {
  const { model, part, run, say } = useStudio()
  const { columns = [], rows = [] } = block
  const grid = gridOf(rows)
  const drop = (event: DragEvent, row: number) => {
    const [from, dragged] = event.dataTransfer.getData(DRAGGED_ROW).split('/').map(Number)
    if (from !== index || dragged === undefined) return
    event.preventDefault()
    const before = isLowerHalf(event, event.currentTarget) ? row + 1 : row
    run(moveRowTo(model, { part, block: index, row: dragged, index: 0 }, before))
  }
  const change = (column: number, width: number) => {
    const next = [...columns]
    const other = column + 1 < columns.length ? column + 1 : column - 1
    const offset = Math.round(width) - columns[column]!
    const isNarrow = !(width >= 5) || next[other] === undefined || next[other] - offset < 5
    const most = columns[column]! + (columns[other] ?? 5) - 5
    if (isNarrow) return say('paper-width-wrong', { most })
    next[column] = Math.round(width)
    next[other] = Math.round((next[other]! - offset) * 10) / 10
    return run(setWidths(model, part, index, next), `width${index}/${column}`)
  }
  return (
    <table className="st-paper-table">
      <colgroup>
        <col className="st-gutter" />
        {columns.map((width, column) => (
          <col key={column} style={{ width: width * SCALE }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <td className="st-gutter" />
          {columns.map((width, column) => (
            <th key={column} scope="col">
              {column + 1 < columns.length && <WidthGrip onMove={(by) => change(column, width + by)} />}
              <WholeCell
                className="st-width"
                label={say('paper-width', { n: column + 1 })}
                value={String(width)}
                onWhole={(text) => change(column, Number(plainForms(text)))}
              />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr
            key={row}
            onDragOver={(event) => {
              if (!event.dataTransfer.types.includes(DRAGGED_ROW)) return
              event.preventDefault()
              markDrop(event.currentTarget, isLowerHalf(event, event.currentTarget) ? 'after' : 'before')
            }}
            onDrop={(event) => drop(event, row)}
          >
            <RowHandle block={index} row={row} />
            {cells.map((cell, at) => (
              <Cell key={at} cell={cell} block={index} row={row} index={at} grid={grid} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const DRAGGED_ROW = 'application/x-formwright-row'

/** The handle for dragging a row. By keyboard, a row is moved from any of its cells. */
function RowHandle({ block, row }: { readonly block: number; readonly row: number }) {
  const { say } = useStudio()
  return (
    <td className="st-gutter">
      <span
        className="st-grip"
        draggable
        title={say('paper-drag')}
        aria-hidden="true"
        onDragStart={({ dataTransfer }) => dataTransfer.setData(DRAGGED_ROW, `${block}/${row}`)}
      >
        ⠿
      </span>
    </td>
  )
}

/** The draggable border of a column; the number below it does the same by keyboard. */
function WidthGrip({ onMove }: { readonly onMove: (millimetres: number) => void }) {
  const from = useRef<number>(undefined)
  return (
    <span
      className="st-border"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = event.clientX
      }}
      onPointerMove={(event) => {
        if (from.current === undefined) return
        const by = Math.round((event.clientX - from.current) / SCALE)
        if (by === 0) return
        from.current += by * SCALE
        onMove(by)
      }}
      onPointerUp={() => {
        from.current = undefined
      }}
    />
  )
}

function Cell({
  cell,
  grid,
  ...location
}: {
  readonly cell: PaperCell
  readonly grid: readonly GridCell[]
  readonly block: number
  readonly row: number
  readonly index: number
}) {
  const { model, part, selection, show, run, say } = useStudio()
  const { labelOf, rename } = useLabels()
  const [writing, setWriting] = useState(false)
  const box = useRef<HTMLButtonElement>(null)
  const chosen =
    selection?.kind === 'cell' &&
    selection.block === location.block &&
    selection.row === location.row &&
    selection.index === location.index
  // Tab only reaches the selected cell, or the first one
  const first = location.row === 0 && location.index === 0 && selection?.kind !== 'cell'
  useEffect(() => {
    if (chosen && box.current?.closest('table')?.contains(document.activeElement)) box.current.focus()
  }, [chosen])
  const fields = cell.field === undefined ? (cell.fields ?? []) : [cell.field]
  const at = { part, ...location }
  const isWordable = cell.label !== undefined || fields.length === 0
  const keys = (event: KeyboardEvent) => {
    if (isWordable && chosen && (event.key === 'F2' || event.key === 'Enter')) {
      event.preventDefault()
      setWriting(true)
      return
    }
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (event.altKey && by !== 0) {
      const offset = moveRow(model, at, by)
      event.preventDefault()
      if (offset.changes.size === 0) return
      run(offset)
      show({ selection: { kind: 'cell', ...location, row: location.row + by } })
    } else if (event.altKey && (event.key === '+' || event.key === '=')) run(mergeRight(model, at))
    else if (event.altKey && event.key === '-') run(splitCell(model, at))
    else {
      const next = neighbour(grid, at, event.key)
      if (!next) return
      event.preventDefault()
      show({ selection: { kind: 'cell', block: location.block, row: next.row, index: next.index } })
    }
  }
  if (writing)
    return (
      <td colSpan={cell.span ?? 1} rowSpan={cell.rows ?? 1} className="st-chosen">
        <PaperWords
          value={cell.label === undefined ? asRead(model, cell.text ?? '') : labelOf(cell.label)}
          onChange={(text) =>
            cell.label === undefined
              ? run(setCell(model, at, { text }), `text${location.block}/${location.row}/${location.index}`)
              : rename(cell.label, text)
          }
          onDone={() => {
            setWriting(false)
            requestAnimationFrame(() => box.current?.focus())
          }}
        />
      </td>
    )
  return (
    <td colSpan={cell.span ?? 1} rowSpan={cell.rows ?? 1} className={chosen ? 'st-chosen' : undefined}>
      <button
        ref={box}
        type="button"
        tabIndex={chosen || first ? 0 : -1}
        onClick={() => show({ selection: { kind: 'cell', ...location } })}
        onFocus={() => chosen || show({ selection: { kind: 'cell', ...location } })}
        onDoubleClick={() => setWriting(isWordable)}
        onKeyDown={keys}
        aria-pressed={chosen}
      >
        {cell.lead && <small>{asRead(model, cell.lead)}</small>}
        {cell.label !== undefined && <strong>{labelOf(cell.label, cell.unit)}</strong>}
        {cell.text !== undefined && <strong>{asRead(model, cell.text) || '　'}</strong>}
        {fields.map((field) => (
          <span key={field} className="st-answer">
            {labelOf(field)} {say('paper-answer')}
            {cell.suffix}
          </span>
        ))}
        {cell.note && <small>{asRead(model, cell.note)}</small>}
      </button>
    </td>
  )
}

/** The adjacent cell on the page in the direction of an arrow key, taking spans into account. */
function neighbour(grid: readonly GridCell[], at: CellLocation, key: string): GridCell | undefined {
  const own = grid.find(({ row, index }) => row === at.row && index === at.index)
  if (!own) return undefined
  const { row, column, columns, rows } = own
  const [y, x] =
    key === 'ArrowUp'
      ? [row - 1, column]
      : key === 'ArrowDown'
        ? [row + rows, column]
        : key === 'ArrowLeft'
          ? [row, column - 1]
          : key === 'ArrowRight'
            ? [row, column + columns]
            : [-1, -1]
  return grid.find(
    (cell) => cell.row <= y && y < cell.row + cell.rows && cell.column <= x && x < cell.column + cell.columns,
  )
}

/** Functions to get and change the labels used on the official form. */
function useLabels() {
  const { model, part, run } = useStudio()
  const labelOf = (relative: string, withUnit = false) => {
    const node = treeOf(model.bundle).nodeAt(absolute(part, relative))
    if (!node) return relative
    return titleWithUnit(node.title, withUnit ? unitOf(node.schema) : '', languageOf(model.bundle.form))
  }
  const rename = (relative: string, title: string) => {
    // keep the cell selected rather than its field
    const { step, changes } = setKeyword(
      model,
      absolute(part, relative),
      'title',
      title.replaceAll('\n', ' '),
    )
    run({ step, changes }, `title${part}${relative}`)
  }
  return { labelOf, rename }
}
