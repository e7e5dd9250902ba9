import { writeXlsx } from '../library/xlsx.ts'
import type { WriteSheet } from '../library/xlsx.ts'
import {
  bundleInYears,
  editedAtStart,
  isReadOnlyAt,
  isRightToLeft,
  localeOf,
  noneOf,
  openAt,
  ownMember,
  treeOf,
  valueAt,
  walk,
} from '@formwright/definition'
import type { Applies, FormBundle, FormLocale, FormTree, Terms } from '@formwright/definition'
import { shownAnswers } from '@formwright/engine'
import { isOfMonths } from '../view/of-months.ts'
import type { SheetViews, SheetRow } from '../view/sheet-view.ts'
import { BASE_SHEET, baseRows } from './base.ts'
import { Canvas, onEachPage, widthOf } from './canvas.ts'
import { Choices } from './choices.ts'
import { planSheets } from './plan.ts'
import type { PlannedForm, PlannedLine, PlannedTable } from './plan.ts'
import { CELL_STYLES } from './cell-styles.ts'
import { columnIn, entriesOf, isGivenColumn, markOf, numberOfEntry, SPARE_ROWS } from './rows.ts'
import { say } from './say.ts'

/** Columns of a sheet: row mark (hidden), official label, unit, the cells to fill in, and the hint. */
export const UNIT_CELL = 2
export const FIRST_CELL = 3
/** Index of the first row of cells, below the title and the instructions. */
export const FIRST_LINE = 2

export interface WorkbookOptions {
  /** Decides which branches apply; members of others are left out. By default all apply. */
  readonly applies?: Applies
  /** The terms of the application, as far as the answers do not state them. */
  readonly terms?: Terms
  /**
   * Whether the person who fills in the workbook may change a value; other cells are locked. By default as
   * for a person who starts an application.
   */
  readonly mayEdit?: (pointer: string) => boolean
}

/**
 * Writes a declaration as a workbook to fill in offline: one sheet for each part and each list, with locked
 * official labels.
 * @param answers the values filled in so far; what the edition's conditions hide is left out
 */
export async function writeWorkbook(
  edition: FormBundle,
  views: SheetViews,
  answers: unknown = {},
  options: WorkbookOptions = {},
): Promise<Uint8Array> {
  const { bundle, shown, choices, sheets } = drawSheets(edition, views, answers, options)
  const { language } = localeOf(bundle)
  return writeXlsx({
    sheets: [
      ...sheets.map((one) => ({ ...one, view: { ...one.view, rightToLeft: isRightToLeft(language) } })),
      ...choices.sheets(),
      { name: BASE_SHEET, veryHidden: true, rows: baseRows(bundle, shown) },
    ],
    properties: { title: bundle.form.title, creator: 'Formwright' },
    defaultFont: { name: say('font', language), size: 11 },
    workbookProtection: { lockStructure: true },
  })
}

function drawSheets(
  edition: FormBundle,
  views: SheetViews,
  answers: unknown,
  { applies = () => true, terms = {}, mayEdit = openAt(editedAtStart(edition.form)) }: WorkbookOptions,
) {
  const bundle = bundleInYears(edition, answers)
  const shown = shownAnswers(bundle, answers, applies, terms)
  const locale = localeOf(bundle)
  const choices = new Choices(locale.language)
  const tree = treeOf(bundle)
  const how = howToFillIn(tree, locale)
  const isGiven = (pointer: string) => isReadOnlyAt(tree, pointer) || !mayEdit(pointer)
  const sheets = planSheets(bundle, views, shown).map((planned) =>
    planned.kind === 'form'
      ? formSheet(planned, { answers: shown, isGiven }, choices, how)
      : tableSheet(planned, { answers: shown, isGiven }, choices, locale),
  )
  return { bundle, shown, choices, sheets }
}

/** A sheet of the workbook as shown to people: its cells as texts, without the hidden ones. */
export interface ShownSheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** The visible cells of a declaration's workbook, without writing a file. */
export function showWorkbook(
  edition: FormBundle,
  views: SheetViews,
  answers: unknown = {},
  options: WorkbookOptions = {},
): readonly ShownSheet[] {
  return drawSheets(edition, views, answers, options).sheets.map(({ name, cells, columns = [] }) => {
    const rows: string[][] = []
    for (const [at, { value, style }] of cells ?? []) {
      const [y, x] = at.split(',').map(Number) as [number, number]
      if (columns[x]?.hidden) continue
      const row = (rows[y] ??= [])
      row[x - 1] = value instanceof Date ? dayShown(value, style?.numFmt) : String(value ?? '')
    }
    return { name, rows: Array.from(rows, (row = []) => Array.from(row, (text = '') => text)) }
  })
}

function dayShown(day: Date, format: string | undefined): string {
  return day.toISOString().slice(0, (isOfMonths(format) ? 'YYYY-MM' : 'YYYY-MM-DD').length)
}

/** The instructions; the word for “none” is only mentioned if a field accepts it. */
function howToFillIn({ root }: FormTree, { language, none }: FormLocale): string {
  const takesNone = [...walk(root)].some(({ schema }) => noneOf(schema) !== undefined)
  return say('how', language, { nothing: takesNone ? say('how-none', language, { none }) : '' })
}

function formSheet(
  { name, title, width, lines }: PlannedForm,
  drawn: Drawn,
  choices: Choices,
  how: string,
): WriteSheet {
  const canvas = new Canvas(choices)
  canvas.put(0, 1, title, CELL_STYLES.title)
  canvas.put(1, 1, how, CELL_STYLES.how)
  lines.forEach((line, index) =>
    line.kind === 'row'
      ? drawRow(canvas, line.row, FIRST_LINE + index, width, drawn)
      : drawHeading(canvas, line, FIRST_LINE + index, width),
  )
  return {
    name,
    ...canvas.drawn(),
    columns: [
      { width: 3, hidden: true },
      { width: WIDTHS.label },
      { width: WIDTHS.unit },
      ...Array.from({ length: width }, () => ({ width: widthOfCell(width) })),
      { width: WIDTHS.hint },
    ],
    freezePane: { rows: FIRST_LINE, columns: FIRST_CELL },
    protection: LOCKED,
    view: { showGridLines: false },
    pageSetup: { ...PAGE, ...onEachPage(0), orientation: width > 1 ? 'landscape' : 'portrait' },
  }
}

/** Column widths in characters; a Chinese character takes two. */
const WIDTHS = { label: 42, unit: 14, hint: 46, note: 70 } as const

/** The width of a cell: narrow if there are several side by side. */
function widthOfCell(sideBySide: number): number {
  return sideBySide > 1 ? 20 : 60
}

const LOCKED = { sheet: true, formatCells: true, formatColumns: true, formatRows: true } as const
const PAGE = { paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const

/** The context of writing rows. */
interface Drawn {
  readonly answers: unknown
  /** Whether the value at a pointer is filled in by the form or by somebody else. */
  readonly isGiven: (pointer: string) => boolean
}

function drawRow(
  canvas: Canvas,
  { key, label, unit = '', hint = '', cells }: SheetRow,
  y: number,
  width: number,
  { answers, isGiven }: Drawn,
): void {
  canvas.put(y, 0, key, CELL_STYLES.key)
  canvas.put(y, 1, label, CELL_STYLES.label)
  canvas.put(y, UNIT_CELL, unit, CELL_STYLES.unit)
  const contents = cells.map((cell) => cell.write(valueAt(answers, cell.pointer)))
  const given = cells.map(({ pointer }) => isGiven(pointer))
  cells.forEach((cell, at) =>
    canvas.fillIn(y, FIRST_CELL + at, { ...cell, isGiven: given[at]! }, contents[at]!),
  )
  // hints are only shown where somebody can fill in a cell
  const message = given.every(Boolean) ? '' : hint
  canvas.put(y, FIRST_CELL + width, message, CELL_STYLES.hint)
  if (cells.length === 1 && width > 1) canvas.merge(y, FIRST_CELL, width)
  const wide = cells.length === 1 ? width * widthOfCell(width) : widthOfCell(width)
  canvas.height(
    y,
    [
      [label, WIDTHS.label],
      [unit, WIDTHS.unit],
      [message, WIDTHS.hint],
      ...contents.map((content) => [content, wide] as const),
    ],
    Math.max(...cells.map((cell) => cell.lines ?? 1)),
  )
}

function drawHeading(
  canvas: Canvas,
  line: Exclude<PlannedLine, { kind: 'row' }>,
  y: number,
  width: number,
): void {
  canvas.put(y, 1, line.kind === 'group' ? line.title : '', CELL_STYLES.heading)
  canvas.put(y, 2, '', CELL_STYLES.heading)
  for (let x = 0; x < width; x++)
    canvas.put(
      y,
      FIRST_CELL + x,
      line.kind === 'headings' ? (line.headings[x] ?? '') : '',
      CELL_STYLES.heading,
    )
}

function tableSheet(
  { name, table }: PlannedTable,
  { answers, isGiven }: Drawn,
  choices: Choices,
  { language }: FormLocale,
): WriteSheet {
  const isLocked = isGiven(table.pointer)
  const canvas = new Canvas(choices)
  const widths = table.columns.map(({ title }) => widthOf(title))
  canvas.put(0, 1, table.title, CELL_STYLES.title)
  if (table.note) canvas.put(0, 2 + table.columns.length, table.note, CELL_STYLES.hint)
  canvas.put(1, 0, markOf(table), CELL_STYLES.key)
  canvas.put(1, 1, say('ordinal', language), CELL_STYLES.heading)
  table.columns.forEach(({ title, required }, x) =>
    canvas.put(1, 2 + x, required ? `${title}*` : title, CELL_STYLES.heading),
  )
  const entries = entriesOf(table, answers)
  for (
    let index = 0;
    index < Math.min(table.maxRows, entries.length + (isLocked ? 0 : SPARE_ROWS));
    index++
  ) {
    const entry = entries[index]
    const columns = table.columns.map((column) => columnIn(column, entry))
    const contents = columns.map((column) => (entry ? column.write(ownMember(entry, column.key)) : null))
    // the number of a new nested row depends on the parent that it names
    const number = entry || !table.entries?.numberOf ? numberOfEntry(table, entry ?? {}, index) : ''
    canvas.put(FIRST_LINE + index, 1, /^\d+$/.test(number) ? Number(number) : number, CELL_STYLES.unit)
    contents.forEach((content, x) => {
      const column = columns[x]!
      const isGivenHere = isLocked || isGivenColumn(column, entry)
      canvas.fillIn(FIRST_LINE + index, 2 + x, { ...column, isGiven: isGivenHere }, content)
    })
    canvas.height(
      FIRST_LINE + index,
      contents.map((content, x) => [content, widths[x]!] as const),
    )
  }
  return {
    name,
    ...canvas.drawn(),
    columns: [
      { width: 3, hidden: true },
      { width: 8 },
      ...widths.map((width) => ({ width })),
      ...(table.note ? [{ width: WIDTHS.note }] : []),
    ],
    freezePane: { rows: FIRST_LINE },
    protection: isLocked ? LOCKED : { ...LOCKED, insertRows: true, deleteRows: true, sort: true },
    pageSetup: { ...PAGE, ...onEachPage(FIRST_LINE - 1), orientation: 'landscape' },
  }
}
