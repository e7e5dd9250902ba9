import type { Sheet } from '../library/xlsx.ts'
import { bundleInYears, editedAtStart, openAt, splitPointer, valueAt } from '@formwright/definition'
import type { FormBundle, Json } from '@formwright/definition'
import { givenKeys, withValue } from '@formwright/engine'
import type { Change } from '@formwright/engine'
import type { CellContent, SheetViews } from '../view/sheet-view.ts'
import { UnreadableSheet } from '../problems/problems.ts'
import type { SheetProblem } from '../problems/problems.ts'
import { hiddenNotices } from '../table/hidden.ts'
import { openWorkbook } from '../table/open-workbook.ts'
import { BASE_SHEET, readBase } from './base.ts'
import type { Base } from './base.ts'
import { planSheets } from './plan.ts'
import type { PlannedForm, PlannedTable } from './plan.ts'
import { Reading } from './reading.ts'
import type { CellReference } from './reading.ts'
import { markOf } from './rows.ts'

/** The contents of a filled-in workbook. */
export interface ImportedWorkbook {
  /** The exported answers with the changes of the workbook. */
  readonly answers: Json
  /** The exported answers; differences from them are the workbook's changes. */
  readonly base: Json
  /** The pointers changed in the workbook, with their official labels, in form order. */
  readonly changed: readonly { readonly pointer: string; readonly label: string }[]
  /** Changed pointer → its cell. */
  readonly places: ReadonlyMap<string, CellReference>
  readonly problems: readonly SheetProblem[]
}

export interface ReadOptions {
  /**
   * Whether the importing person may change a value; others are reported and ignored. By default as for a
   * person who starts an application.
   */
  readonly mayEdit?: (pointer: string) => boolean
}

/** A filled-in workbook before the edition to read it with is known. */
export interface OpenedWorkbook {
  /** The edition that it was exported from; `undefined` if the exported data is lost. */
  readonly origin: Pick<Base, 'form' | 'edition' | 'digest'> | undefined
  /** @throws UnreadableSheet */
  readonly read: (edition: FormBundle, views: SheetViews, options?: ReadOptions) => ImportedWorkbook
}

/** @throws UnreadableSheet */
export async function openFilled(bytes: Uint8Array): Promise<OpenedWorkbook> {
  const sheets = await openWorkbook(bytes)
  const base = readBase((sheets.find(({ name }) => name === BASE_SHEET)?.rows ?? []) as CellContent[][])
  return {
    origin: base,
    read: (edition, views, options) => readSheets(sheets, base, edition, views, options),
  }
}

/**
 * Reads a workbook that was written by `writeWorkbook` and then filled in. A cell counts as changed if its
 * content differs from the exported one; rows are found by their marks, so they may be moved and inserted. A
 * workbook of another edition is rejected, as years and units may differ.
 * @throws UnreadableSheet
 */
export async function readWorkbook(
  bytes: Uint8Array,
  edition: FormBundle,
  views: SheetViews,
  options?: ReadOptions,
): Promise<ImportedWorkbook> {
  return (await openFilled(bytes)).read(edition, views, options)
}

function readSheets(
  sheets: readonly Sheet[],
  base: Base | undefined,
  edition: FormBundle,
  views: SheetViews,
  { mayEdit = openAt(editedAtStart(edition.form)) }: ReadOptions = {},
): ImportedWorkbook {
  if (base && base.form !== edition.form.id)
    throw new UnreadableSheet('other-form', { found: base.title, expected: edition.form.title })
  if (base && base.edition !== edition.edition.edition)
    throw new UnreadableSheet('other-edition', { found: base.edition, expected: edition.edition.edition })
  // years that depend on a date use the date in the exported answers
  const inYears = bundleInYears(edition, base?.answers ?? {})
  const once = readOnce(sheets, base, inYears, views, mayEdit)
  // new rows can be referred to by name, from any sheet
  const keys = givenKeys(
    inYears,
    once.base,
    once.changed.map(({ pointer }) => [pointer, valueAt(once.answers, pointer) as Json | undefined]),
  )
  if (keys.length === 0 && !once.problems.some(({ code }) => code === 'row-unplaced')) return once
  const again = readOnce(sheets, base, inYears, views, mayEdit, withKeys(once.answers, keys))
  return { ...again, answers: withKeys(again.answers, keys) }
}

function withKeys(answers: Json, keys: readonly Change[]): Json {
  return keys.reduce<unknown>(
    (document, [pointer, key]) => withValue(document, splitPointer(pointer), key),
    answers,
  ) as Json
}

/** @param known answers including the rows that the workbook adds, which references may name */
function readOnce(
  sheets: readonly Sheet[],
  base: Base | undefined,
  edition: FormBundle,
  views: SheetViews,
  mayEdit: (pointer: string) => boolean,
  known?: Json,
): ImportedWorkbook {
  const reading = new Reading(base?.answers ?? {}, edition, mayEdit)
  if (base && base.digest !== edition.digest)
    reading.problems.push({ code: 'other-version', params: { found: base.edition } })
  if (base?.answers === undefined) reading.problems.push({ code: 'base-lost' })
  const planned = planSheets(edition, views, base?.answers, known)
  const found = planned.map((plan) => ({ plan, sheet: sheets.find(({ name }) => name === plan.name) }))
  if (!found.some(({ sheet, plan }) => sheet && isExported(sheet, plan)))
    throw new UnreadableSheet('not-exported')
  for (const { plan, sheet } of found) {
    if (sheet) reading.problems.push(...hiddenNotices(sheet))
    if (!sheet) reading.problems.push({ code: 'sheet-missing', sheet: plan.name })
    else if (plan.kind === 'form') reading.readForm(plan, sheet)
    else reading.readTable(plan, sheet)
  }
  return {
    answers: reading.answers,
    base: reading.base,
    changed: reading.changed,
    places: reading.cells,
    problems: reading.problems,
  }
}

export type { Base }

function isExported(sheet: Sheet, plan: PlannedForm | PlannedTable): boolean {
  const marks = new Set(sheet.rows.map(([mark]) => mark))
  return plan.kind === 'table'
    ? marks.has(markOf(plan.table))
    : plan.lines.some((line) => line.kind === 'row' && marks.has(line.row.key))
}
