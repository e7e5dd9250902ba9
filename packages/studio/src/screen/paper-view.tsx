import { setWidths } from '../edits/paper.ts'
import { blocksOf } from '../edits/paper.ts'
import type { PaperBlock, PaperCell } from '@formwright/definition'
import { useStudio } from './use-studio.ts'

/** The official table of a part, drawn to scale: a click selects a cell, borders of columns are numbers above it. */
export function PaperView() {
  const { model, part, say } = useStudio()
  const blocks = blocksOf(model, part)
  const title = model.bundle.parts.find((one) => one.key === part)?.title ?? ''
  return (
    <div className="st-scroll">
      <section className="st-sheet" aria-label={say('paper-of', { part: title })}>
        {blocks.length === 0 && <p className="st-hint">{say('paper-empty')}</p>}
        {blocks.map((block, index) =>
          block.rows ? <Table key={index} block={block} index={index} /> : <Line key={index} block={block} />,
        )}
      </section>
    </div>
  )
}

function Line({ block }: { readonly block: PaperBlock }) {
  const { labelOf } = useLabels()
  const words = [
    block.text,
    block.label && labelOf(block.label),
    block.field && `＿＿＿＿ ${block.suffix ?? ''}`,
  ]
  return (
    <p className={`st-paper-line st-${block.style ?? 'paragraph'}`}>{words.filter(Boolean).join('：')}</p>
  )
}

const SCALE = 4

function Table({ block, index }: { readonly block: PaperBlock; readonly index: number }) {
  const { model, part, run, say } = useStudio()
  const { columns = [], rows = [] } = block
  const change = (column: number, width: number) => {
    const next = [...columns]
    const other = column + 1 < columns.length ? column + 1 : column - 1
    const moved = Math.round(width) - columns[column]!
    if (!(width >= 5) || next[other] === undefined || next[other] - moved < 5) return
    next[column] = Math.round(width)
    next[other] -= moved
    run(setWidths(model, part, index, next), `width${index}/${column}`)
  }
  return (
    <table className="st-paper-table">
      <colgroup>
        {columns.map((width, column) => (
          <col key={column} style={{ width: width * SCALE }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((width, column) => (
            <th key={column} scope="col">
              <input
                className="st-width"
                type="number"
                min={5}
                aria-label={say('paper-width', { n: column + 1 })}
                value={width}
                onChange={({ target }) => change(column, Number(target.value))}
              />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, at) => (
              <Cell key={at} cell={cell} block={index} row={row} index={at} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({
  cell,
  ...place
}: {
  readonly cell: PaperCell
  readonly block: number
  readonly row: number
  readonly index: number
}) {
  const { selection, show, say } = useStudio()
  const { labelOf } = useLabels()
  const chosen =
    selection?.kind === 'cell' &&
    selection.block === place.block &&
    selection.row === place.row &&
    selection.index === place.index
  const fields = cell.field === undefined ? (cell.fields ?? []) : [cell.field]
  return (
    <td colSpan={cell.span ?? 1} rowSpan={cell.rows ?? 1} className={chosen ? 'st-chosen' : undefined}>
      <button
        type="button"
        onClick={() => show({ selection: { kind: 'cell', ...place } })}
        aria-pressed={chosen}
      >
        {cell.lead && <small>{cell.lead}</small>}
        {cell.label !== undefined && <strong>{labelOf(cell.label)}</strong>}
        {cell.text !== undefined && <strong>{cell.text || '　'}</strong>}
        {fields.map((field) => (
          <span key={field} className="st-answer">
            {labelOf(field)} {say('paper-answer')}
            {cell.suffix}
          </span>
        ))}
        {cell.note && <small>{cell.note}</small>}
      </button>
    </td>
  )
}

function useLabels() {
  const { model, part } = useStudio()
  const labelOf = (relative: string) => {
    const pointer = part === '' ? relative : `/${part}${relative}`
    const field = model.fields.find((one) => one.pointer === pointer)
    if (field) return field.title
    const cell = model.fields.flatMap(({ cells }) => cells).find((one) => one.pointer === pointer)
    return cell?.label.split('｜').at(-1) ?? relative
  }
  return { labelOf }
}
