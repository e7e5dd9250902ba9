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
import { Canvas, widthOf } from './canvas.ts'
import { Choices } from './choices.ts'
import { planSheets } from './plan.ts'
import type { PlannedForm, PlannedLine, PlannedTable } from './plan.ts'
import { CELL_STYLES } from './cell-styles.ts'
import { entriesOf, isGivenColumn, markOf, numberOfEntry, SPARE_ROWS } from './rows.ts'
import { say } from './say.ts'

/**
 * Columns of a sheet: the mark of the row (hidden), official label, unit, then the cells to fill in, then the
 * hint.
 */
export const UNIT_CELL = 2
export const FIRST_CELL = 3
/** Rows above the first line: the title, and what to do. */
export const FIRST_LINE = 2

export interface WorkbookOptions {
  /** Says which branches apply: what only others hold stays out of the workbook. All do unless given. */
  readonly applies?: Applies
  /** Of the application that the answers are of, as far as they do not say it themselves. */
  readonly terms?: Terms
  /**
   * Whether whoever fills the workbook in may change a place; other cells are locked. As who begins an
   * application may, unless given.
   */
  readonly mayEdit?: (pointer: string) => boolean
}

/**
 * A declaration as a workbook to fill in away from the network: one sheet a part, one for each list, official
 * labels locked.
 * @param answers what is filled in already; what the edition's conditions hide stays out of the workbook
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

/** A sheet of the workbook as it is looked at: its cells as texts, the hidden ones left out. */
export interface ShownSheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** What is in sight in the workbook of a declaration, without making the file. */
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

/** The word for nothing is told where a field takes it. */
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
    pageSetup: { ...PAGE, orientation: width > 1 ? 'landscape' : 'portrait' },
  }
}

/** Widths of columns in letters, of which a Chinese character takes two. */
const WIDTHS = { label: 42, unit: 14, hint: 46, note: 70 } as const

/** Cells side by side are narrow; one alone is wide. */
function widthOfCell(sideBySide: number): number {
  return sideBySide > 1 ? 20 : 60
}

const LOCKED = { sheet: true, formatCells: true, formatColumns: true, formatRows: true } as const
const PAGE = { paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const

/** What rows are drawn from. */
interface Drawn {
  readonly answers: unknown
  /** Whether the form itself fills a place in, or somebody else. */
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
  // how to fill in is said where somebody may
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
    const contents = table.columns.map((column) =>
      entry ? column.write(ownMember(entry, column.key)) : null,
    )
    // which row in a row is put in is known once it says in which
    const number = entry || !table.entries?.numberOf ? numberOfEntry(table, entry ?? {}, index) : ''
    canvas.put(FIRST_LINE + index, 1, /^\d+$/.test(number) ? Number(number) : number, CELL_STYLES.unit)
    contents.forEach((content, x) => {
      const column = table.columns[x]!
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
    pageSetup: { ...PAGE, orientation: 'landscape' },
  }
}
