import type { ExportRequest } from '@formwright/api'
import {
  bundleInYears,
  fieldsOf,
  instances,
  isWithin,
  LABEL_SEPARATOR,
  languageOf,
  showLabel,
  timeZoneOf,
  localeOf,
  officialLabel,
  referredRows,
  scalarText,
  titleWithUnit,
  treeOf,
  unitOf,
  valueAt,
  yesNo,
} from '@formwright/definition'
import type { Field, FormBundle, FormNode, FormTree, Schema, TableColumn } from '@formwright/definition'
import { numberFormat, rowTitles } from '@formwright/fields'
import { formattedCell, momentFormat } from '@formwright/fields/sheets'
import { valueText } from '@formwright/fields/value-text'
import type { CellContent } from '@formwright/sheets'
import { termsOf } from '../admission/deadline.ts'
import type { ApplicationRow } from '../admission/store.ts'
import type { Services } from '../services.ts'
import { isExportWord, say } from './say.ts'

/** A column of a table across applications. */
export interface Column {
  readonly title: string
  readonly width?: number
  /** How numbers are shown. */
  readonly format?: string
  /**
   * @param shown the application, its answers as those of the edition whose table it is
   * @param own the application as it is
   */
  readonly contentOf: (shown: ApplicationRow, ordinal: number, own: OwnApplication) => CellContent
}

/** An application on its pinned version. */
export interface OwnApplication {
  readonly row: ApplicationRow
  readonly bundle: FormBundle
  readonly editions: Pick<Services['editions'], 'formOf'>
}

/** Facts about the application, besides its answers. */
const FACTS: Readonly<
  Record<
    string,
    (
      row: ApplicationRow,
      ordinal: number,
      bundle: FormBundle,
      editions: OwnApplication['editions'],
    ) => CellContent
  >
> = {
  $ordinal: (_, ordinal) => ordinal,
  $preference: (row) => row.preference,
  $region: (row) => row.region_name,
  // marks it as part of the demonstration
  $title: (row, _, { form }) =>
    row.demonstration ? say('of-demonstration', languageOf(form), { title: row.title }) : row.title,
  $state: (row, _, { form }) => form.workflow?.states[row.state]?.title ?? row.state,
  $submittedAt: (row, _, bundle) =>
    row.submitted_at === null ? null : timeAt(new Date(row.submitted_at), timeZoneOf(bundle)),
  // like the editor, which distinguishes missing values from errors
  $errors: ({ progress: { errors, missing = 0 } }) => errors - missing,
  $missing: ({ progress: { missing = 0 } }) => missing,
  $warnings: ({ progress }) => progress.warnings,
  $eligible: (row, _, bundle, editions) =>
    yesNo(
      [
        ...editions
          .formOf(bundle)
          .assess(row.answers, { ...termsOf(row, bundle), silent: true })
          .met.values(),
      ].every((met) => met === 'met'),
      languageOf(bundle.form),
    ),
}

/** The columns of a table: those of the edition's table, the selected ones, or facts and all cells. */
export function columnsOf(bundle: FormBundle, table: NonNullable<ExportRequest['table']>): Column[] {
  const fields = fieldsOf(bundle)
  const titles = titlesOf(bundle, fields)
  const named = bundle.edition.tables?.find(({ id }) => id === table.id)?.columns
  const chosen: readonly TableColumn[] =
    named ?? (table.columns ?? everything(fields)).map((value) => ({ value, title: '' }))
  return chosen.map(({ value, title, width }, index) => {
    // years that follow a date depend on the application
    const columnFor = (own: FormBundle) =>
      named ? own.edition.tables!.find(({ id }) => id === table.id)!.columns[index]!.value : value
    const column = value.startsWith('$')
      ? factColumn(value, bundle)
      : answerColumn(bundle, value, fields, titles, columnFor)
    return { ...column, ...(title === '' ? {} : { title }), ...(width === undefined ? {} : { width }) }
  })
}

/** All available columns, for selection. */
export function columnChoices(bundle: FormBundle): { value: string; title: string; part: string }[] {
  const fields = fieldsOf(bundle)
  const titles = titlesOf(bundle, fields)
  return [
    ...Object.keys(FACTS).map((value) => ({ value, title: titleOfFact(value, bundle), part: '' })),
    ...fields.flatMap((field) =>
      cellsOf(field).map((value) => ({ value, title: titles.get(value) ?? value, part: field.part })),
    ),
  ]
}

/** Spaces and line breaks next to Chinese characters are only for layout; others separate words. */
const SPACES_OF_LAYOUT = /(?<=[\p{Script=Han}｜：（）])\s+|\s+(?=[\p{Script=Han}｜：（）])/gu

/** The labels of all cells; ambiguous ones are prefixed with their part. */
function titlesOf({ parts, form }: FormBundle, fields: readonly Field[]): ReadonlyMap<string, string> {
  const cells = fields.flatMap((field) =>
    cellsOf(field).map((pointer) => ({
      pointer,
      part: field.part,
      title: titleWithUnit(
        officialLabel(field, pointer).replaceAll(SPACES_OF_LAYOUT, '').replaceAll(/\s+/g, ' '),
        unitOf(schemaAt(field, pointer)),
        languageOf(form),
      ),
    })),
  )
  const seen = new Map<string, number>()
  for (const { title } of cells) seen.set(title, (seen.get(title) ?? 0) + 1)
  const partTitle = (key: string) => parts.find((part) => part.key === key)?.title ?? key
  const language = languageOf(form)
  return new Map(
    cells.map(({ pointer, part, title }) => [
      pointer,
      showLabel(seen.get(title) === 1 ? title : `${partTitle(part)}${LABEL_SEPARATOR}${title}`, language),
    ]),
  )
}

function everything(fields: readonly Field[]): string[] {
  return ['$ordinal', '$region', '$state', '$preference', '$submittedAt', ...fields.flatMap(cellsOf)]
}

/** The cells of a field; repeated rows share a column. */
function cellsOf(field: Field): string[] {
  return field.cells[0]?.shape === 'rows' ? [field.pointer] : field.cells.map(({ pointer }) => pointer)
}

function factColumn(value: string, bundle: FormBundle): Column {
  const fact = FACTS[value]
  return {
    title: titleOfFact(value, bundle),
    ...(value === '$submittedAt' ? { format: momentFormat(localeOf(bundle)) } : {}),
    contentOf: (_, ordinal, own) => fact?.(own.row, ordinal, own.bundle, own.editions) ?? null,
  }
}

/** A moment in the form's time zone. */
function timeAt(moment: Date, timeZone: string): Date {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return new Date(`${clock.format(moment).replace(' ', 'T')}:00Z`)
}

function titleOfFact(value: string, { form }: FormBundle): string {
  return isExportWord(value) ? say(value, languageOf(form)) : value
}

/** Text formats that a spreadsheet shows as dates and times. */
const TIMED: ReadonlySet<string> = new Set(['date', 'year-month', 'date-time', 'time'])

function schemaAt(field: Field, pointer: string): Schema {
  return field.cells.find((cell) => cell.pointer === pointer)?.schema ?? field.schema
}

function answerColumn(
  bundle: FormBundle,
  pointer: string,
  fields: readonly Field[],
  titles: ReadonlyMap<string, string>,
  pointerFor: (own: FormBundle) => string,
): Column {
  const field = fields.find((candidate) => isWithin(pointer, candidate.pointer))
  const schema = field ? (treeOf(bundle).nodeAt(pointer)?.schema ?? field.schema) : {}
  const timed = TIMED.has(schema.format ?? '') ? formattedCell(schema, localeOf(bundle)) : undefined
  return {
    title: titles.get(pointer) ?? (field ? officialLabel(field, pointer) : pointer),
    format: timed?.format ?? numberFormat(schema),
    contentOf: ({ answers }) => {
      const own = bundleInYears(bundle, answers)
      const pointers = pointersOf(treeOf(own), pointerFor(own), answers)
      const [value] = pointers.map((at) => valueAt(answers, at))
      if (pointers.length === 1) {
        if (typeof value === 'number') return value
        if (timed && typeof value === 'string') return timed.write(value)
      }
      const textOf = textsIn(own, answers)
      return (
        pointers
          .map(textOf)
          .filter((text) => text !== '')
          .join('\n') || null
      )
    },
  }
}

/** The pointers of a column in the answers: `*` expands to every row or member. */
function pointersOf(tree: FormTree, pointer: string, answers: unknown): readonly string[] {
  if (!pointer.includes('/*')) return [pointer]
  const node = tree.nodeAt(pointer)
  return node ? instances(node, answers).map((one) => one.pointer) : []
}

/** The text of values; references to rows by key and name. Each list is read once. */
function textsIn(bundle: FormBundle, answers: unknown): (pointer: string) => string {
  const tree = treeOf(bundle)
  const titles = new Map<string, (key: string) => string>()
  const titlesFor = (node: FormNode, pointer: string, list: string) => {
    // for a nested list it depends on the row which one is meant
    const known = list.includes('/*') ? undefined : titles.get(list)
    if (known) return known
    const titleOf = rowTitles(referredRows(node, pointer, answers))
    titles.set(list, titleOf)
    return titleOf
  }
  return (pointer) => {
    const value = valueAt(answers, pointer)
    const node = tree.nodeAt(pointer)
    const list = node?.kind === 'cell' ? node.schema['x-ref']?.list : undefined
    if (!node || list === undefined) return valueText({ bundle }, pointer, value, languageOf(bundle.form))
    const keys = [value ?? []].flat().map(scalarText)
    return localeOf(bundle).list(keys.map(titlesFor(node, pointer, list)))
  }
}
