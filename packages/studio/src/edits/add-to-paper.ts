import {
  columnsOf,
  defaultFieldType,
  fieldsOf,
  isWithin,
  joinPointer,
  roomOnPage,
} from '@formwright/definition'
import type { Field, PaperBlock, PaperCell, Schema } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import type { FileEdits } from '../document/file-edits.ts'
import type { JsonText } from '../document/json-text.ts'
import { formText } from '../kinds/form-text.ts'
import type { FieldKind } from '../kinds/kinds.ts'
import { readEdition } from '../model/read-edition.ts'
import { partOf, withinPart } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { gridOf, reachingOver } from '../paper/grid.ts'
import type { GridCell } from '../paper/grid.ts'
import type { NewField } from './new-field.ts'

/** What is placed on paper, and before which field. */
type Placed = Pick<NewField, 'part' | 'label' | 'before' | 'own'>

/** Adds a new field to the official form, next to another field: as a table row, a line or pages. */
export function addToPaper(
  model: StudioModel,
  edits: FileEdits,
  wanted: Placed,
  kind: FieldKind,
  relative: string,
  beside: Field | undefined,
): void {
  const source = partOf(model, wanted.part).files.paper!
  const json = edits.json(source.file)
  const { blocks } = source.value as { blocks: readonly PaperBlock[] }
  const isBefore = wanted.before !== undefined
  const next = isBefore ? 0 : 1
  const at = beside && rowOf(blocks, withinPart(wanted.part, beside.pointer), isBefore)
  const block = at?.block ?? blocks.findLastIndex((one) => one.rows !== undefined)
  if (kind.pages) {
    json.insert('/blocks', at ? at.block + next : blocks.length, pagesOf(model, kind, wanted, relative))
    return
  }
  const as = layoutOn(model, edits, wanted, kind, relative)
  const label = labelOf(wanted, kind, relative)
  const line = at ? -1 : lineOfField(blocks, beside && withinPart(wanted.part, beside.pointer))
  if (line >= 0) {
    json.insert('/blocks', line + next, { ...label, field: relative, style: 'line', ...as })
    return
  }
  if (block < 0) {
    json.insert('/blocks', blocks.length, tableOf(model, edits, wanted, kind, relative))
    return
  }
  const { rows = [], columns = [] } = blocks[block]!
  const index = at ? at.row + next : rows.length
  const grid = gridOf(rows)
  if (isBefore && handUp(json, { block, rows, grid, index }, label, { field: relative, ...as })) return
  const covering = reachingOver(grid, index)
  for (const one of covering) json.set(`/blocks/${block}/rows/${one.row}/${one.index}/rows`, one.rows + 1)
  const free = columns.length - covering.reduce((sum, one) => sum + one.columns, 0)
  const labels = labelColumns(grid, isBefore ? index : index - 1, columns.length - free)
  json.insert(`/blocks/${block}/rows`, index, rowFor(label, { field: relative, ...as }, free, labels))
}

function labelOf(wanted: Placed, kind: FieldKind, relative: string): PaperCell {
  return { label: relative, ...unitBehind({ ...kind.schema, ...kind.own, ...wanted.own }) }
}

/** A table with a field alone. */
export function tableOf(
  model: StudioModel,
  edits: FileEdits,
  wanted: Placed,
  kind: FieldKind,
  relative: string,
): PaperBlock {
  const answer = { field: relative, ...layoutOn(model, edits, wanted, kind, relative) }
  return { columns: columnsFor(model), rows: [[labelOf(wanted, kind, relative), answer]] }
}

/**
 * If a merged heading starts in the row before which a row is inserted, extends the heading to start in the
 * new row.
 * @returns whether there was such a heading
 */
function handUp(
  json: JsonText,
  table: {
    readonly block: number
    readonly rows: readonly (readonly PaperCell[])[]
    readonly grid: readonly GridCell[]
    readonly index: number
  },
  label: PaperCell,
  answer: PaperCell,
): boolean {
  const { block, rows, grid, index } = table
  const cells = rows[index] ?? []
  // headings stand at the left; what spans rows elsewhere stays with its row
  const tall = cells.findIndex((cell) => (cell.rows ?? 1) === 1 || cell.field !== undefined) - 1
  if (tall < 0) return false
  const own = grid.filter((one) => one.row === index)
  const free = own.slice(tall + 1).reduce((sum, one) => sum + one.columns, 0)
  const from = own[tall]!.column + own[tall]!.columns
  const heads = cells.slice(0, tall + 1).map((cell) => ({ ...cell, rows: (cell.rows ?? 1) + 1 }))
  json.set(`/blocks/${block}/rows/${index}`, cells.slice(tall + 1))
  json.insert(`/blocks/${block}/rows`, index, [
    ...heads,
    ...rowFor(label, answer, free, labelColumns(grid, index, from)),
  ])
  return true
}

/** A page for each row: a heading, and a table of the row's members. */
function pagesOf(model: StudioModel, kind: FieldKind, wanted: Placed, relative: string): PaperBlock {
  const rows = columnsOf({ ...kind.own, ...wanted.own }).map(([key, member]) => {
    const words = member['x-words']
    const name = joinPointer([key])
    return [
      { label: name, ...unitBehind(member) },
      { field: name, ...(words === undefined ? {} : { as: 'narrative' }) },
    ]
  })
  const heading = `${wanted.label} ${formText(model.bundle.form, 'page', '{n}')}`
  return {
    repeat: relative,
    startsPage: true,
    blocks: [
      { text: heading, style: 'heading' },
      { columns: columnsFor(model), rows },
    ],
  }
}

/** Column widths in millimetres of a new table of labels and answers, over the full page width. */
function columnsFor({ bundle }: StudioModel): number[] {
  const { width } = roomOnPage(bundle.edition.page)
  const labels = Math.round(width * LABELS)
  return [labels, Math.floor(width) - labels]
}

/** Share of a table's width for the labels. */
const LABELS = 0.28

/** Number of columns that labels take in a row, starting from a column. */
function labelColumns(grid: readonly GridCell[], row: number, from: number): number {
  const answer = grid.find(
    ({ cell, ...at }) => at.row === row && (cell.field !== undefined || cell.fields !== undefined),
  )
  return Math.max(1, (answer?.column ?? 0) - from)
}

function rowFor(label: PaperCell, answer: PaperCell, free: number, labels: number): PaperCell[] {
  if (free < 2) return [answer]
  const beside = Math.min(labels, free - 1)
  return [over(label, beside), over(answer, free - beside)]
}

function over(cell: PaperCell, columns: number): PaperCell {
  return columns > 1 ? { ...cell, span: columns } : cell
}

/** Numbers are printed with their unit, as the label does not contain it. */
function unitBehind(schema: Schema): { readonly unit?: true } {
  return schema['x-unit'] === undefined ? {} : { unit: true }
}

/** The index of the block outside tables, for example on a cover, in which a field is printed. */
function lineOfField(blocks: readonly PaperBlock[], relative: string | undefined): number {
  return blocks.findLastIndex(({ field, fields = [] }) =>
    [field, ...fields].some((one) => one !== undefined && relative !== undefined && isWithin(one, relative)),
  )
}

/** The last row with a cell of the field; or the first row of that table, if `first`. */
function rowOf(
  blocks: readonly PaperBlock[],
  relative: string,
  first: boolean,
): { block: number; row: number } | undefined {
  const holds = (cells: readonly PaperCell[]) =>
    cells.some(({ field, fields = [] }) =>
      [field, ...fields].some((one) => one !== undefined && isWithin(one, relative)),
    )
  for (const [block, { rows = [] }] of [...blocks.entries()].reverse()) {
    const row = first ? rows.findIndex(holds) : rows.findLastIndex(holds)
    if (row >= 0) return { block, row }
  }
  return undefined
}

/**
 * The paper layout: the kind's own, that of similar fields in the part, or the default of the field type;
 * with the note of such cells.
 */
function layoutOn(
  model: StudioModel,
  edits: FileEdits,
  wanted: Placed,
  kind: FieldKind,
  relative: string,
): Pick<PaperCell, 'as' | 'note'> {
  if (kind.paper !== undefined && kind.groupType === undefined) return { as: kind.paper }
  const { bundle } = readEdition(withChanges(model.files, edits.changes()), model.edition, model.loaded)
  const pointer = wanted.part === '' ? relative : `/${wanted.part}${relative}`
  const field = bundle && fieldsOf(bundle).find((one) => one.pointer === pointer)
  return { ...noteOn(model, field), ...layoutOf(model, wanted, kind, field) }
}

/** The note about evidence is printed if other cells print theirs. */
function noteOn({ loaded }: StudioModel, field: Field | undefined): Pick<PaperCell, 'note'> {
  const note = field?.schema['x-evidence']?.note
  if (note === undefined) return {}
  const cells = loaded.parts.flatMap(({ files }) => cellsIn(files.paper?.value))
  return cells.some((cell) => cell.note === note) ? { note } : {}
}

function cellsIn(paper: unknown): PaperCell[] {
  const { blocks = [] } = (paper ?? {}) as { readonly blocks?: readonly PaperBlock[] }
  return blocks.flatMap(({ rows = [] }) => rows.flat())
}

function layoutOf(
  model: StudioModel,
  wanted: Placed,
  kind: FieldKind,
  field: Field | undefined,
): Pick<PaperCell, 'as'> {
  const type =
    field && (fieldTypes.find(({ name }) => name === kind.groupType) ?? defaultFieldType(field, fieldTypes))
  const first = type?.paper[0]
  if (type === undefined || first === undefined || (type.paper.length === 1 && first === 'line')) return {}
  return { as: usedAs(model, wanted.part, type.paper) ?? kind.paper ?? first }
}

function usedAs(model: StudioModel, part: string, layouts: readonly string[]): string | undefined {
  return cellsIn(partOf(model, part).files.paper!.value)
    .map((cell) => cell.as)
    .find((as) => as !== undefined && layouts.includes(as))
}
