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

/** What a filled-in workbook holds. */
export interface ImportedWorkbook {
  /** What was exported, with what was changed in the workbook. */
  readonly answers: Json
  /** What was exported: a change of the workbook is a difference to this. */
  readonly base: Json
  /** Pointers that were changed in the workbook, with their official labels, in form order. */
  readonly changed: readonly { readonly pointer: string; readonly label: string }[]
  /** Pointer of what was changed → where it stands. */
  readonly places: ReadonlyMap<string, CellReference>
  readonly problems: readonly SheetProblem[]
}

export interface ReadOptions {
  /**
   * Whether whoever takes the workbook in may change a place: what it holds elsewhere is told and not taken.
   * As who begins an application may, unless given.
   */
  readonly mayEdit?: (pointer: string) => boolean
}

/** A filled-in workbook, before it is known which edition it is read by. */
export interface OpenedWorkbook {
  /** The edition that it was exported from; nothing where what was exported is lost. */
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
 * Reads a workbook that `writeWorkbook` made and somebody filled in. A cell counts as changed when it holds
 * something else than was exported; rows are found by their marks, so that moved and inserted rows do no
 * harm. That of another edition is not read: the same cell may stand for another year and unit there.
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
  // what follows a date is that of the answers that were exported
  const inYears = bundleInYears(edition, base?.answers ?? {})
  const once = readOnce(sheets, base, inYears, views, mayEdit)
  // rows that are new may be named by what they are called, in whichever sheet
  const keys = givenKeys(
    inYears,
    once.base,
    once.changed.map(({ pointer }) => [pointer, valueAt(once.answers, pointer) as Json | undefined]),
  )
  if (keys.length === 0) return once
  const again = readOnce(sheets, base, inYears, views, mayEdit, withKeys(once.answers, keys))
  return { ...again, answers: withKeys(again.answers, keys) }
}

function withKeys(answers: Json, keys: readonly Change[]): Json {
  return keys.reduce<unknown>(
    (document, [pointer, key]) => withValue(document, splitPointer(pointer), key),
    answers,
  ) as Json
}

/** @param known answers with rows that the workbook adds, which references may name */
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
