import { randomUUID } from 'node:crypto'
import { carryThrough, explainLeft } from '@formwright/authoring'
import type { Carried, LeftBehind } from '@formwright/authoring'
import {
  attachmentEntries,
  ATTACHMENTS,
  columnsOf,
  inEachLanguage,
  isWithin,
  LABEL_SEPARATOR,
  labelAt,
  splitPointer,
  translationsOf,
  treeOf,
  valueAt,
} from '@formwright/definition'
import type { FormBundle, Json, Language, Texts } from '@formwright/definition'
import { diffDocuments, withValue } from '@formwright/engine'
import { valueText } from '@formwright/fields/value-text'
import type { Origins } from '@formwright/api'
import { declaresOwnOnly, rightsOf } from '../access/people.ts'
import type { Person } from '../access/people.ts'
import type { ApplicationCall } from '../admission/authorize.ts'
import { EXTENDED } from '../admission/store.ts'
import type { ApplicationRow } from '../admission/store.ts'
import type { Reader, Tx } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'
import type { Editions } from '../published/editions.ts'
import { titleOfEdition } from '../published/titles.ts'
import type { RouteServices } from '../services.ts'
import { refuseTooMuchEvidence } from './attachments.ts'
import { fileToTakeOver, isTakenOver } from './carried-evidence.ts'
import type { CarriedFile } from './carried-evidence.ts'
import type { Save } from './compare-and-write.ts'
import { withoutLeftovers } from './left-by-corrections.ts'
import { save } from './saves.ts'

type Declarant = Pick<ApplicationRow, 'form' | 'region' | 'demonstration' | 'organisation'>

/** Maximum number of editions to look back. */
const MOST_YEARS = 5

/** An earlier submission, with the editions between it and the current one. */
interface EarlierApplication {
  readonly row: ApplicationRow
  /** The editions through which it is converted; the last is the current one. */
  readonly through: readonly FormBundle[]
}

/**
 * The last submission of a region (or of an organisation, in forms that are filled in per organisation) for
 * the previous edition, or for an earlier one if there is none.
 */
export async function earlierApplicationOf(
  db: Reader | Tx,
  editions: Editions,
  declarant: Declarant,
  bundle: FormBundle,
): Promise<EarlierApplication | undefined> {
  for (let through = [bundle]; through.length <= MOST_YEARS;) {
    const { previous } = through[0]!.edition
    if (!previous) return undefined
    const row = await lastSubmitted(db, declarant, bundle, previous)
    if (row) return { row, through }
    const before = await editions.latestOf(declarant.form, previous)
    if (!before) return undefined
    through = [before, ...through]
  }
  return undefined
}

function lastSubmitted(
  db: Reader | Tx,
  { form, region, demonstration, organisation }: Declarant,
  { form: definition }: FormBundle,
  edition: string,
): Promise<ApplicationRow | undefined> {
  const earlier = db
    .selectFrom('application')
    .selectAll()
    .select(EXTENDED)
    .where('form', '=', form)
    .where('edition_name', '=', edition)
    .where('region', '=', region)
    .where('demonstration', '=', demonstration)
    .where('submitted_at', 'is not', null)
    .orderBy('submitted_at', 'desc')
    .limit(1)
  return (
    declaresOwnOnly(definition) ? earlier.where('organisation', '=', organisation) : earlier
  ).executeTakeFirst()
}

/** The earlier submission with its edition, if the person may read it. */
async function readableEarlier(
  db: Reader | Tx,
  editions: Editions,
  {
    declarant,
    bundle,
    person,
  }: { readonly declarant: Declarant; readonly bundle: FormBundle; readonly person: Person },
): Promise<(EarlierApplication & { readonly bundle: FormBundle }) | undefined> {
  const earlier = await earlierApplicationOf(db, editions, declarant, bundle)
  const before = earlier && (await editions.bundleOf(earlier.row.edition))
  return earlier && before && rightsOf(person, before.form, earlier.row).read
    ? { ...earlier, bundle: before }
    : undefined
}

/** A summary of the earlier submission, for lists and headings. */
export async function earlierView(
  { db, editions }: RouteServices,
  wanted: { readonly declarant: Declarant; readonly bundle: FormBundle; readonly person: Person },
) {
  const earlier = await readableEarlier(db, editions, wanted)
  return earlier && headingOf(earlier)
}

function headingOf({ row, bundle }: { readonly row: ApplicationRow; readonly bundle: FormBundle }) {
  return {
    application: row.id,
    title: row.title,
    editionName: row.edition_name,
    editionTitle: titleOfEdition(bundle),
    submittedAt: row.submitted_at!,
  }
}

/** The answers of an earlier edition, converted to that of an application. */
async function carriedFor(
  db: Reader | Tx,
  editions: Editions,
  { row, bundle, rights }: ApplicationCall,
  person: Person,
): Promise<
  | {
      readonly carried: Carried
      /** The entries of `carried.left` that are files which may be copied. */
      readonly files: ReadonlyMap<LeftBehind, CarriedFile>
      readonly earlier: FormBundle
      /** The earlier application. */
      readonly from: ApplicationRow
      readonly through: readonly FormBundle[]
      readonly head: ReturnType<typeof headingOf>
    }
  | undefined
> {
  const earlier = await readableEarlier(db, editions, { declarant: row, bundle, person })
  if (!earlier) return undefined
  const mayFill = (pointer: string) => rights.edit.some((fieldPointer) => isWithin(pointer, fieldPointer))
  const forms = earlier.through.map((one) => editions.formOf(one))
  const carried = carryThrough(earlier.bundle, forms, earlier.row.answers, { mayFill, region: row.region })
  // it is unknown what a file of two years ago proved
  const isTaken = forms.length === 1 && mayFill(ATTACHMENTS)
  const files = (isTaken ? carried.left : []).flatMap((left): [LeftBehind, CarriedFile][] => {
    const file = fileToTakeOver(left, row.answers, carried)
    return file ? [[left, file]] : []
  })
  const { bundle: before, through } = earlier
  const { row: from } = earlier
  return { carried, files: new Map(files), earlier: before, from, through, head: headingOf(earlier) }
}

/** The carried answers of the previous edition, by field, and those that could not be carried. */
export async function carriedView(
  { db, editions }: RouteServices,
  application: ApplicationCall,
  person: Person,
) {
  const found = await carriedFor(db, editions, application, person)
  if (!found) return null
  const { carried, earlier, head } = found
  const left = await withoutLeftovers(db, editions, application.row, found, carried.left)
  return {
    ...head,
    previous: carried.previous,
    previousAs: formerNames(carried, earlier, application.bundle),
    fillable: Object.keys(fillBlanks(application.row.answers, carried).origins).length,
    left: left.flatMap((item) => {
      if (isTakenOver(item, application.row.answers)) return []
      const file = found.files.get(item)
      return {
        ...describeLeftBehind(item, earlier, explainLeft, found.through),
        reason: item.reason as string,
        ...(file ? { file: { sha256: file.sha256, target: file.target } } : {}),
      }
    }),
    leftSeen: application.row.left_seen === head.application,
  }
}

/** Earlier labels of fields whose label changed. */
function formerNames(
  { previous, sources }: Pick<Carried, 'previous' | 'sources'>,
  before: FormBundle,
  now: FormBundle,
): Record<string, Texts> {
  const nameIn = (bundle: FormBundle, pointer: string) =>
    labelAt(bundle, pointer)?.split(LABEL_SEPARATOR).at(-1)
  return Object.fromEntries(
    Object.keys(previous).flatMap((pointer) => {
      const name = nameIn(before, sources[pointer] ?? pointer)
      return name === undefined || name === nameIn(now, pointer)
        ? []
        : [[pointer, { ...translationsOf(before, name) }]]
    }),
  )
}

/**
 * Dismisses the list of answers that were not carried; a later submission of the previous edition has a new
 * list.
 * @throws HttpError if there is no earlier submission
 */
export async function dismissLeftovers(
  tx: Tx,
  { editions }: Pick<RouteServices, 'editions'>,
  { row, bundle }: ApplicationCall,
  person: Person,
): Promise<void> {
  const earlier = await readableEarlier(tx, editions, { declarant: row, bundle, person })
  if (!earlier) throw new HttpError('not-found', NOTHING_EARLIER)
  await tx.updateTable('application').set({ left_seen: earlier.row.id }).where('id', '=', row.id).execute()
}

const NOTHING_EARLIER = 'Nothing was handed in for the edition before that could be carried'

/**
 * Describes an answer that could not be carried.
 * @param of the form that it was filled in on, for its labels
 * @param others other forms that know its labels, such as that of the carry map
 */
export function describeLeftBehind(
  left: LeftBehind,
  of: FormBundle,
  explain: typeof explainLeft = explainLeft,
  others: readonly FormBundle[] = [],
) {
  const { label, value } = left
  return {
    label,
    value: value as Json,
    text: { ...inEachLanguage((language) => explain(left, language, [of, ...others])) },
    shown: { ...inEachLanguage((language) => leftText(left, of, language)) },
  }
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null

function leftText({ reason, pointer, value }: LeftBehind, bundle: FormBundle, language: Language): string {
  // the sentence names the file or option
  if (pointer.startsWith(`${ATTACHMENTS}/`) || reason === 'option') return ''
  // for a column, the values of all rows are shown together
  const hasRows = columnsOf(treeOf(bundle).nodeAt(pointer)?.schema ?? {}).length > 0
  const isColumn = reason === 'column' || (hasRows && Array.isArray(value) && !value.every(isObject))
  return valueText({ bundle }, isColumn ? '' : pointer, value, language)
}

/** Fills blank fields with carried answers, and marks them; existing answers are kept. */
function fillBlanks(
  answers: unknown,
  carried: Carried,
): { readonly document: unknown; readonly origins: Origins } {
  const blank = Object.keys(carried.origins).filter((pointer) => {
    const value = valueAt(answers, pointer)
    return (
      value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
    )
  })
  return {
    document: blank.reduce<unknown>(
      (document, pointer) => withValue(document, splitPointer(pointer), carried.origins[pointer]!.value),
      answers,
    ),
    origins: Object.fromEntries(blank.map((pointer) => [pointer, carried.origins[pointer]!])),
  }
}

/**
 * Fills blank fields of an application with the answers of the previous edition.
 * @throws HttpError if there is no earlier submission
 */
export async function carryInto(
  tx: Tx,
  services: CarryServices,
  application: ApplicationCall,
  by: CarriedBy,
): Promise<{ revision: number; carried: number; from: string }> {
  const found = await carriedFor(tx, services.editions, application, by.person)
  if (!found) throw new HttpError('not-found', NOTHING_EARLIER)
  const { document, origins } = fillBlanks(application.row.answers, found.carried)
  const { revision } = await saveCarried(tx, services, application, by, document, origins)
  return { revision, carried: Object.keys(origins).length, from: found.head.application }
}

/** Attaches a file of the previous edition to an application. @throws HttpError if there is no such file */
export async function takeEvidence(
  tx: Tx,
  services: CarryServices,
  application: ApplicationCall,
  { wanted, ...by }: CarriedBy & { readonly wanted: Pick<CarriedFile, 'sha256' | 'target'> },
): Promise<{ revision: number; from: string; file: CarriedFile }> {
  const found = await carriedFor(tx, services.editions, application, by.person)
  const file = [...(found?.files.values() ?? [])].find(
    ({ sha256, target }) => sha256 === wanted.sha256 && target === wanted.target,
  )
  if (!found || !file)
    throw new HttpError('not-found', 'There is no such file of the edition before that could be taken over')
  const { row } = application
  const from = found.head.application
  await tx
    .insertInto('application_file')
    .columns(['application', 'sha256', 'name', 'by_user'])
    .expression((query) =>
      query
        .selectFrom('application_file')
        .select(({ val }) => [
          val(row.id).as('application'),
          'sha256',
          'name',
          val(by.person.id).as('by_user'),
        ])
        .where('application', '=', from)
        .where('sha256', '=', file.sha256),
    )
    .onConflict((conflict) => conflict.columns(['application', 'sha256']).doNothing())
    .execute()
  await refuseTooMuchEvidence(tx, row.id, services.settings.limits)
  const files = [...attachmentEntries(row.answers), file]
  const document = withValue(row.answers, splitPointer(ATTACHMENTS), files)
  const { revision } = await saveCarried(tx, services, application, by, document)
  return { revision, from, file }
}

type CarryServices = Pick<RouteServices, 'editions' | 'settings'>

/** Who carries answers into an application, and from which address. */
interface CarriedBy {
  readonly person: Person
  readonly address: string
}

function saveCarried(
  tx: Tx,
  { editions, settings }: CarryServices,
  { row, bundle }: ApplicationCall,
  by: CarriedBy,
  document: unknown,
  origins: Save['origins'] = {},
): ReturnType<typeof save> {
  return save(tx, {
    row,
    bundle,
    form: editions.formOf(bundle),
    limits: settings.limits,
    ...by,
    base: row.revision,
    patch: diffDocuments(row.answers, document),
    key: `carried-${randomUUID()}`,
    origins,
  })
}
