import {
  LABEL_SEPARATOR,
  defaultFieldType,
  instances,
  referredList,
  fieldsOfPart,
  listsOfPart,
  localeOf,
  referredRows,
  showLabel,
  splitPointer,
} from '@formwright/definition'
import type { Field, FormBundle, FormLocale, FormNode, Language, ReferredRow } from '@formwright/definition'
import type { RowsReferredTo, SheetBlock, SheetViews, SheetRow, SheetTable } from '../view/sheet-view.ts'
import { sheetName } from '../table/write-table.ts'

/** A sheet of the workbook before answers are written to it. */
export type PlannedSheet = PlannedForm | PlannedTable

/** A sheet for a part of the form: official labels with cells to fill in. */
export interface PlannedForm {
  readonly kind: 'form'
  readonly name: string
  readonly title: string
  /** The maximum number of cells side by side. */
  readonly width: number
  readonly lines: readonly PlannedLine[]
}

export type PlannedLine =
  | { readonly kind: 'headings'; readonly headings: readonly string[] }
  | { readonly kind: 'group'; readonly title: string }
  | { readonly kind: 'row'; readonly row: SheetRow }

/** A sheet for a table of entries: a list, or rows added by the applicant. */
export interface PlannedTable {
  readonly kind: 'table'
  readonly name: string
  readonly table: SheetTable
}

/**
 * The sheets of an edition: one for each part, and one for each table.
 * @param answers the exported answers, whose rows fields may refer to
 * @param more answers with further rows that may be referred to, if their keys are not in `answers`
 */
export function planSheets(
  bundle: FormBundle,
  views: SheetViews,
  answers?: unknown,
  more?: unknown,
): PlannedSheet[] {
  const locale = localeOf(bundle)
  const rows = (field: FormNode, at: string) => {
    const own = rowsFor(field, at, answers)
    if (more === undefined) return own
    const keys = new Set(own.map(({ key }) => key))
    return [...own, ...rowsFor(field, at, more).filter(({ key }) => !keys.has(key))]
  }
  const taken = new Set<string>()
  const named = (title: string) => {
    const name = sheetName(title, taken)
    taken.add(name.toLowerCase())
    return name
  }
  return bundle.parts.flatMap((part): PlannedSheet[] => {
    const fields = fieldsOfPart(bundle, part.key)
    const blocks = fields.map((field) => ({ field, block: blockOf(field, views, locale, rows) }))
    const lines = linesOf(
      blocks.filter((one): one is Drawn => one.block.kind === 'cells'),
      locale,
    )
    const form: PlannedForm = {
      kind: 'form',
      name: named(part.title),
      title: part.title,
      lines,
      width: Math.max(
        1,
        ...lines.map((line) =>
          line.kind === 'row' ? line.row.cells.length : line.kind === 'headings' ? line.headings.length : 1,
        ),
      ),
    }
    const grown = blocks.flatMap(({ block }) =>
      block.kind === 'table' ? [block] : block.kind === 'tables' ? block.tables : [],
    )
    const listed = listsOfPart(bundle, part.key).map(({ pointer, title, columns }) =>
      views.list(pointer, title, columns, locale),
    )
    return [
      form,
      ...[...grown, ...listed].map((table): PlannedTable => ({
        kind: 'table',
        name: named(table.title),
        table,
      })),
    ]
  })
}

/**
 * The rows that a field may refer to. Where it refers to a list within its own row, and the place does not
 * say which row that is, the rows of all these lists.
 */
function rowsFor(field: FormNode, at: string, answers: unknown): readonly ReferredRow[] {
  const list = referredList(field)?.list
  const within = splitPointer(list?.pointer ?? '').lastIndexOf('*') + 1
  if (!list || !splitPointer(at).slice(0, within).includes('*')) return referredRows(field, at, answers)
  const rows = instances(list, answers).flatMap(({ pointer }) => referredRows(field, pointer, answers))
  return [...new Map(rows.map((row) => [row.pointer, row])).values()]
}

/** The tables of an edition that have a row for each entry. */
export function entryTables(bundle: FormBundle, views: SheetViews): SheetTable[] {
  return planSheets(bundle, views).flatMap((sheet) => (sheet.kind === 'table' ? [sheet.table] : []))
}

interface Drawn {
  readonly field: Field
  readonly block: Extract<SheetBlock, { kind: 'cells' }>
}

function blockOf(field: Field, views: SheetViews, locale: FormLocale, rows: RowsReferredTo): SheetBlock {
  const types = views.fields.map(({ type }) => type)
  const own = defaultFieldType(field, types)
  const grouped = types.find((candidate) => candidate.shows === 'group' && candidate.accepts(field))
  // a group that is shown as a whole is laid out by its own type rather than by a generic one
  const type = own && own.rank >= 0 ? own : (grouped ?? own)
  const view = views.fields.find((candidate) => candidate.type === type)
  return view ? view.layOut(field, locale, rows) : { kind: 'cells', rows: [] }
}

/**
 * The rows of a part. Headings are written once for all rows under them, the title of a group before its
 * fields.
 */
function linesOf(drawn: readonly Drawn[], { language }: FormLocale): PlannedLine[] {
  const lines: PlannedLine[] = []
  let above = ''
  let group = ''
  for (const { field, block } of drawn) {
    const over = titlesAbove(field, language)
    if (over !== group && over !== '') lines.push({ kind: 'group', title: over })
    group = over
    const headings = block.headings?.join('\n') ?? ''
    if (block.headings && headings !== above) lines.push({ kind: 'headings', headings: block.headings })
    above = headings
    lines.push(...block.rows.map((row): PlannedLine => ({ kind: 'row', row })))
  }
  return lines
}

/** The titles of the groups around a field. */
function titlesAbove({ label, title }: Field, language: Language): string {
  const [all, own] = [label, title].map((text) => text.split(LABEL_SEPARATOR))
  return showLabel(all!.slice(0, -own!.length).join(LABEL_SEPARATOR), language)
}
