import type { PaperBlock, PaperCell } from '@formwright/definition'
import type { JsonText } from '../document/json-text.ts'
import { withChanges } from '../document/file-edits.ts'
import { modelOf, partOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { gridOf, reachingOver } from '../paper/grid.ts'
import { readEdition } from '../model/read-edition.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { asWritten } from './year-words.ts'

/** A cell of the official table: part, block, row, and its index among the row's written cells. */
export interface CellLocation {
  readonly part: string
  readonly block: number
  readonly row: number
  readonly index: number
}

/** Changes members of a cell; `undefined` removes a member. */
export function setCell(
  model: StudioModel,
  location: CellLocation,
  change: { readonly [Key in keyof PaperCell]?: PaperCell[Key] | undefined },
): Act {
  return onPaper(model, location.part, 'set-cell', (json) => {
    for (const [key, value] of Object.entries(change)) {
      const at = `${rowAt(location)}/${location.index}/${key}`
      if (value !== undefined) json.set(at, worded(model, json.get(at), value))
      else if (json.get(at) !== undefined) json.remove(at)
    }
  })
}

/** Moves a row of a table up or down. Rows next to a merged heading stay within its range. */
export function moveRow(model: StudioModel, { part, block, row }: CellLocation, by: -1 | 1): Act {
  const rows = rowsOf(model, part, block)
  const target = row + by
  const grid = gridOf(rows)
  const apart = (one: number) =>
    reachingOver(grid, one).length > 0 || rows[one]?.some((cell) => (cell.rows ?? 1) > 1)
  return onPaper(model, part, 'move-row', (json) => {
    if (target < 0 || target >= rows.length) return
    if (apart(row) || apart(target)) return swapWithinHeading(json, block, rows, Math.min(row, target))
    json.move(`/blocks/${block}/rows/${row}`, `/blocks/${block}/rows`, by > 0 ? target + 1 : target)
  })
}

/** Moves a row before another one step by step, so that ranges of merged headings are respected. */
export function moveRowTo(model: StudioModel, location: CellLocation, before: number): Act {
  const by = before > location.row ? 1 : -1
  const target = by > 0 ? before - 1 : before
  let now = model
  const changes = new Map<string, string | undefined>()
  for (let row = location.row; row !== target; row += by) {
    const step = moveRow(now, { ...location, row }, by)
    // a merged heading limits how far it can move
    if (step.changes.size === 0) break
    for (const [path, text] of step.changes) changes.set(path, text)
    const files = withChanges(now.files, step.changes)
    const next = modelOf(files, model.edition, readEdition(files, model.edition, now.loaded))
    if (!next) break
    now = next
  }
  return { step: { name: 'move-row' }, changes }
}

/** Swaps two rows next to a merged heading; the heading stays with the first of them. */
function swapWithinHeading(
  json: JsonText,
  block: number,
  rows: readonly (readonly PaperCell[])[],
  upper: number,
): void {
  const tall = (row: number) => rows[row]!.filter((cell) => (cell.rows ?? 1) > 1)
  const rest = (row: number) => rows[row]!.filter((cell) => (cell.rows ?? 1) === 1)
  const grid = gridOf(rows)
  const over = (row: number) => reachingOver(grid, row).filter((one) => one.row !== upper).length
  const within = tall(upper).every((cell) => (cell.rows ?? 1) >= 2) && tall(upper + 1).length === 0
  if (!within || over(upper) !== over(upper + 1)) return
  json.set(`/blocks/${block}/rows/${upper}`, [...tall(upper), ...rest(upper + 1)])
  json.set(`/blocks/${block}/rows/${upper + 1}`, rest(upper))
}

/**
 * Merges a cell with the next one of its row; the result has the width and text of both. The next cell must
 * not show a field or label.
 */
export function mergeRight(model: StudioModel, location: CellLocation): Act {
  const cells = rowsOf(model, location.part, location.block)[location.row]!
  const cell = cells[location.index]!
  const next = cells[location.index + 1]
  return onPaper(model, location.part, 'merge-cells', (json) => {
    if (!next || next.field !== undefined || next.fields !== undefined || next.rows !== cell.rows) return
    // do nothing if the text of the next cell would be lost
    const words = next.text ?? ''
    if (next.label !== undefined || (words !== '' && cell.text === undefined)) return
    if (words !== '') json.set(`${rowAt(location)}/${location.index}/text`, cell.text + words)
    json.set(`${rowAt(location)}/${location.index}/span`, (cell.span ?? 1) + (next.span ?? 1))
    json.remove(`${rowAt(location)}/${location.index + 1}`)
  })
}

/** Splits off the last column of a cell as a new empty cell. */
export function splitCell(model: StudioModel, location: CellLocation): Act {
  const cell = rowsOf(model, location.part, location.block)[location.row]![location.index]!
  return onPaper(model, location.part, 'split-cell', (json) => {
    const span = cell.span ?? 1
    if (span < 2) return
    const at = `${rowAt(location)}/${location.index}`
    if (span === 2) json.remove(`${at}/span`)
    else json.set(`${at}/span`, span - 1)
    json.insert(rowAt(location), location.index + 1, { text: '', ...(cell.rows ? { rows: cell.rows } : {}) })
  })
}

/** Sets the column widths of a table, after moving the border between two columns. */
export function setWidths(model: StudioModel, part: string, block: number, columns: readonly number[]): Act {
  return onPaper(model, part, 'set-widths', (json) => json.set(`/blocks/${block}/columns`, columns))
}

/** Changes the text of a line outside tables. */
export function setBlockText(model: StudioModel, part: string, block: number, text: string): Act {
  return onPaper(model, part, 'set-cell', (json) => {
    const at = `/blocks/${block}/text`
    json.set(at, worded(model, json.get(at), text))
  })
}

/** Changes the heading of a part on the official form. */
export function setHeading(model: StudioModel, part: string, text: string): Act {
  return onPaper(model, part, 'set-cell', (json) =>
    json.set('/heading/text', worded(model, json.get('/heading/text'), text)),
  )
}

/** A changed text, keeping placeholders for the years that are still in it. */
function worded<T>(model: StudioModel, before: unknown, now: T): T | string {
  return typeof before === 'string' && typeof now === 'string' ? asWritten(model, before, now) : now
}

/** Adds a row with one empty cell below a row. */
export function addRow(model: StudioModel, { part, block, row }: CellLocation): Act {
  const { columns = [] } = blocksOf(model, part)[block]!
  const grid = gridOf(rowsOf(model, part, block))
  return onPaper(model, part, 'add-row', (json) => {
    const over = reachingOver(grid, row + 1)
    for (const one of over) json.set(`/blocks/${block}/rows/${one.row}/${one.index}/rows`, one.rows + 1)
    const free = columns.length - over.reduce((sum, one) => sum + one.columns, 0)
    json.insert(`/blocks/${block}/rows`, row + 1, [{ text: '', ...(free > 1 ? { span: free } : {}) }])
  })
}

/** Removes a row that contains no field. */
export function removeRow(model: StudioModel, { part, block, row }: CellLocation): Act {
  const rows = rowsOf(model, part, block)
  const grid = gridOf(rows)
  return onPaper(model, part, 'remove-row', (json) => {
    const holds = rows[row]!.some(
      (cell) => cell.field !== undefined || cell.fields !== undefined || (cell.rows ?? 1) > 1,
    )
    if (holds) return
    for (const cell of reachingOver(grid, row)) {
      const at = `/blocks/${block}/rows/${cell.row}/${cell.index}/rows`
      if (cell.rows === 2) json.remove(at)
      else json.set(at, cell.rows - 1)
    }
    json.remove(`/blocks/${block}/rows/${row}`)
  })
}

function onPaper(model: StudioModel, part: string, name: string, edit: (json: JsonText) => void): Act {
  const source = partOf(model, part).files.paper!
  return act(model, { name }, (edits) => edit(edits.json(source.file)))
}

/** The paper blocks of a part as written. */
export function blocksOf(model: StudioModel, part: string): readonly PaperBlock[] {
  return (partOf(model, part).files.paper!.value as { blocks: readonly PaperBlock[] }).blocks
}

function rowsOf(model: StudioModel, part: string, block: number): readonly (readonly PaperCell[])[] {
  return blocksOf(model, part)[block]?.rows ?? []
}

function rowAt({ block, row }: CellLocation): string {
  return `/blocks/${block}/rows/${row}`
}
