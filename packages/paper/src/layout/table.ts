import type { PaperBlock, PaperCell, PaperPart } from '@formwright/definition'
import type { Area, AreaCell } from '../view/paper-view.ts'
import { line, oneCell } from '../view/paragraphs.ts'
import type { Paragraph, Sheet, Table } from '../page/page-model.ts'
import { lineWidth } from '../page/widths.ts'
import { gridOf } from './grid.ts'
import type { GridCell } from './grid.ts'
import { words } from './cell-contents.ts'
import type { CellContents } from './cell-contents.ts'
import { fitted, flows, roomOf } from './sheet.ts'

/** A table of the official form with its answers. */
export function tableOf(block: PaperBlock, part: PaperPart, contents: CellContents, sheet: Sheet): Table {
  const widest = Math.max(
    1,
    ...(block.rows ?? []).map((row) => row.reduce((sum, cell) => sum + (cell.span ?? 1), 0)),
  )
  const columns = block.columns ?? Array.from({ length: widest }, () => lineWidth(sheet) / widest)
  const widths = fitted(columns, sheet)
  const rows = (block.rows ?? []).map((row) =>
    row.map((cell, index) => ({ cell, area: areaOf(cell, contents, widthOf(row, index, widths)) })),
  )
  return gridOf(widths, withoutSameHeads(rows), {
    header: block.header ?? headerOf(block.rows ?? []),
    ...pagingOf(part, sheet),
  })
}

function pagingOf(part: PaperPart, sheet: Sheet) {
  return {
    repeatHeader: part.page.repeatHeader ?? true,
    splitRows: flows(part),
    room: roomOf(sheet),
  }
}

/**
 * The number of header rows: the leading rows that only contain text, the last of them in several cells,
 * provided that none of their cells spans rows below.
 */
function headerOf(rows: readonly (readonly PaperCell[])[]): number {
  const first = rows.findIndex((row) =>
    row.some(({ field, fields }) => field !== undefined || fields !== undefined),
  )
  const reach = (y: number) =>
    Math.max(...rows.slice(0, y).flatMap((row, at) => row.map((cell) => at + (cell.rows ?? 1))))
  let header = Math.max(0, first)
  while (header > 0 && (reach(header) > header || rows[header - 1]!.length < 2)) header--
  return header
}

/** Shows equal headings of consecutive rows, such as years, only in the first of them. */
function withoutSameHeads(rows: readonly (readonly GridCell[])[]): readonly (readonly GridCell[])[] {
  const shapeOf = (row: readonly GridCell[]) =>
    row.map(({ cell: { span, rows: down } }) => `${span} ${down}`).join()
  return rows.map((row, index) => {
    const above = rows[index - 1]
    if (!above || shapeOf(above) !== shapeOf(row)) return row
    return row.map((cell, at) => {
      const heads = headsOf(cell.area)
      const isSame = heads !== undefined && heads === headsOf(above[at]!.area)
      return isSame ? { ...cell, area: cell.area.slice(1) } : cell
    })
  })
}

/** The headings above the answers of an area, as a comparable text; `undefined` if it has none. */
function headsOf([first = [], ...answers]: Area): string | undefined {
  const isHead = answers.length > 0 && first.every(({ strong, pointer }) => strong && pointer === undefined)
  return isHead ? JSON.stringify(first) : undefined
}

/**
 * Width of a cell in millimetres. Cells that span down from rows above are assumed to be on its left, as is
 * usual in official tables.
 */
function widthOf(row: readonly PaperCell[], index: number, widths: readonly number[]): number {
  const spanOf = (cell: PaperCell) => cell.span ?? 1
  const rest = row.slice(index).reduce((sum, cell) => sum + spanOf(cell), 0)
  const from = Math.max(0, widths.length - rest)
  return widths.slice(from, from + spanOf(row[index]!)).reduce((sum, width) => sum + width, 0)
}

/**
 * The contents of one cell: official texts and answer; in a single cell, the texts are put around the answer.
 */
function areaOf(cell: PaperCell, contents: CellContents, width: number): Area {
  const fields = contents.fieldsIn(cell)
  const label = contents.labelOf(cell)
  const title = [
    ...words(fields.length > 0 && label !== undefined ? contents.beforeAnswer(label).trimEnd() : label),
    ...words(cell.text),
  ]
  if (fields.length === 0) return oneCell([...words(cell.lead), ...title, ...words(cell.note)])
  const area = contents.areaOf(cell, fields, width)
  const only = area.length === 1 && area[0]!.length === 1 ? area[0]![0]! : undefined
  if (only) return [[withWords(only, [...title, ...words(cell.lead)], cell)]]
  return cell.note === undefined
    ? area
    : [
        ...area.slice(0, -1),
        [...area.at(-1)!.slice(0, -1), withWords(area.at(-1)!.at(-1)!, [], { note: cell.note })],
      ]
}

/**
 * Converts an area with headings to tables: one for each heading, which is repeated on each page of the
 * table.
 */
export function tablesOfArea(area: Area, part: PaperPart, pointer: string, sheet: Sheet): Table[] {
  const width = lineWidth(sheet)
  const isHead = (row: Area[number] | undefined) => row?.[0]?.head === true
  const starts = area.flatMap((row, index) => (isHead(row) && !isHead(area[index - 1]) ? [index] : []))
  return starts.map((start, at) => {
    const rows = area.slice(start, starts[at + 1])
    const heads = rows.findIndex((row) => !isHead(row))
    const [head, body] = heads < 0 ? [rows, []] : [rows.slice(0, heads), rows.slice(heads)]
    const cell = { field: pointer }
    return gridOf([width], [[{ cell, area: head }], ...(body.length > 0 ? [[{ cell, area: body }]] : [])], {
      header: 1,
      ...pagingOf(part, sheet),
    })
  })
}

function withWords(content: AreaCell, above: readonly Paragraph[], { note, suffix }: PaperCell): AreaCell {
  const answer = suffix === undefined ? content.paragraphs : behind(content.paragraphs, suffix)
  return {
    ...content,
    ...(above.length > 0 && content.align === undefined ? { align: 'left' as const } : {}),
    paragraphs: [...above, ...answer, ...words(note)],
  }
}

/** Puts a suffix behind the answer, after a blank to write on if the answer is empty. */
function behind(paragraphs: readonly Paragraph[], suffix: string): Paragraph[] {
  const last = paragraphs.at(-1) ?? line('')
  const empty = last.runs.every(({ text }) => text === '')
  return [
    ...paragraphs.slice(0, -1),
    { ...last, runs: [...last.runs, { text: empty ? `　　　　　${suffix}` : ` ${suffix}` }] },
  ]
}
