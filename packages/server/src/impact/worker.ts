import {
  changesForCarried,
  changesThatFind,
  choicesOf,
  isConversion,
  diff,
  impactAfterEdit,
  impactOn,
  ImpactTotal,
  isConcerned,
  movableStates,
} from '@formwright/authoring'
import type { Change } from '@formwright/authoring'
import type { FormBundle } from '@formwright/definition'
import { compileForm } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { loadRegions } from '@formwright/fields/regions'
import { sql } from 'kysely'
import { workerData } from 'piscina'
import { connect, isDatabaseUnavailable } from '../database/connect.ts'
import type { CountedImpact, ImpactLine } from '../database/tables.ts'
import { keyOfChange } from './change-key.ts'

/** Initial data of a thread. */
export interface ImpactThread {
  /** Of the database: threads read applications and write lines themselves. */
  readonly url: string
  /** Id of the run. */
  readonly impact: string
  /** The tested definition. */
  readonly after: FormBundle
  /** Digest → edition that applications are pinned to. */
  readonly pinned: Readonly<Record<string, FormBundle>>
  /** Earlier editions, latest first, through which answers are converted. */
  readonly before: readonly FormBundle[]
  /** Reusable results of the previous run. */
  readonly earlier: EarlierRun | undefined
}

/** A run before an edit of rules only: its lines are still valid for unchanged applications. */
export interface EarlierRun {
  readonly id: string
  /** The changed rules; if there are none, answers are not assessed. */
  readonly changed: readonly string[]
}

/** An application to test. */
interface ImpactItem {
  readonly id: string
  readonly region: string
  readonly state: string
  /** Digest of its edition. */
  readonly edition: string
  /** JSON; null if the earlier result is reused. */
  readonly answers: string | null
  /** Earlier result as JSON, if the application has not changed since; empty: unaffected. */
  readonly earlier: string | null
}

// same region data as the server
await loadRegions()

const { url, impact, after, pinned, before: through, earlier: run } = workerData as ImpactThread
const { db } = connect(url)
const rules = run && new Set(run.changed)
const forms = new Map<string, PinnedEdition>()
let tried: Form | undefined

/** Tests a definition on some applications. Runs in a worker thread. */
export default async function tryApplications(ids: readonly string[]): Promise<CountedImpact> {
  try {
    return await tryAll(ids)
  } catch (error) {
    // only the message of an error is passed out of a thread
    throw isDatabaseUnavailable(error) ? new Error('Connection terminated', { cause: error }) : error
  }
}

async function tryAll(ids: readonly string[]): Promise<CountedImpact> {
  const total = new ImpactTotal()
  const staying = new ImpactTotal()
  const choices: Record<string, number> = {}
  const lines: ImpactLine[] = []
  for (const item of await itemsOf(ids)) {
    const line = lineOf(item)
    if (isConcerned(line) || line.choices.length > 0) lines.push(line)
    const counted = line.stays ? staying : total
    counted.add(line)
    if (!line.stays) for (const key of line.choices) choices[key] = (choices[key] ?? 0) + 1
  }
  if (lines.length > 0) await db.insertInto('impact_row').values(lines.map(rowOf)).execute()
  return { ...total.toJSON(), choices, staying: staying.toJSON() }
}

function rowOf(line: ImpactLine) {
  return { impact, application: line.id, region: line.region ?? '', row: JSON.stringify(line) }
}

/** Answers as JSON text, if needed; attachments of other years are not carried. */
function itemsOf(ids: readonly string[]): Promise<ImpactItem[]> {
  const known = sql<boolean>`coalesce(application.changed_at < before.begun_at, false)`
  const isNeeded = run?.changed.length === 0 ? sql<boolean>`not ${known}` : sql<boolean>`true`
  const filled = sql`case when edition_name = ${after.edition.edition} then application.answers
    else application.answers - 'attachments' end`
  return db
    .selectFrom('application')
    .leftJoin('impact as before', (join) => join.on('before.id', '=', run?.id ?? null))
    .leftJoin('impact_row', (join) =>
      join
        .onRef('impact_row.impact', '=', 'before.id')
        .onRef('impact_row.application', '=', 'application.id'),
    )
    .select([
      'application.id',
      'application.region',
      'application.state',
      'application.edition',
      sql<string | null>`case when ${known} then coalesce(impact_row.row::text, '') end`.as('earlier'),
      sql<string | null>`case when ${isNeeded} then (${filled})::text end`.as('answers'),
    ])
    .where('application.id', 'in', ids)
    .execute()
}

function lineOf({ id, region, state, edition, answers: json, earlier }: ImpactItem): ImpactLine {
  const { form, changes, movable, between } = formOf(edition)
  const stays = movable !== undefined && !movable.has(state)
  const before = earlier === null ? undefined : lineBefore(id, region, earlier)
  if (before && json === null) return { ...before, stays }
  tried ??= compileForm(after)
  const answers: unknown = JSON.parse(json ?? 'null')
  const stored = { id, region, answers }
  const row =
    before && rules && between.length === 0
      ? impactAfterEdit(before, form, tried, stored, rules)
      : impactOn(form, tried, stored, between)
  const concerning =
    form.bundle.edition.edition === after.edition.edition
      ? [
          ...choicesOf(changes, answers).map(({ change }) => change),
          ...changesThatFind(changes, row, tried.bundle),
        ]
      : [
          ...changesForCarried(changes, row, tried.bundle),
          ...choicesOf(changes.filter(isConversion), answers).map(({ change }) => change),
        ]
  return { ...row, choices: [...new Set(concerning.map(keyOfChange))], stays }
}

function lineBefore(id: string, region: string, earlier: string): Omit<ImpactLine, 'stays'> {
  if (earlier !== '') return JSON.parse(earlier) as ImpactLine
  return { id, region, appearing: [], vanishing: [], eligibility: [], lost: [], choices: [] }
}

/** An edition that applications are pinned to. */
interface PinnedEdition {
  readonly form: Form
  /** What the draft changes in it. */
  readonly changes: readonly Change[]
  /** States in which its applications would be moved; none for other years, whose answers are carried. */
  readonly movable: ReadonlySet<string> | undefined
  /** Editions through which its answers are converted, oldest first. */
  readonly between: readonly Form[]
}

function formOf(digest: string): PinnedEdition {
  let known = forms.get(digest)
  if (!known) {
    const bundle = pinned[digest]!
    const isCorrected = bundle.edition.edition === after.edition.edition
    const movable = isCorrected ? new Set(movableStates(bundle.form, after.form)) : undefined
    const form = compileForm(bundle)
    forms.set(
      digest,
      (known = { form, changes: diff(bundle, after), movable, between: editionsBetween(bundle) }),
    )
  }
  return known
}

/** The editions between one and the draft. */
function editionsBetween({ edition: { edition } }: FormBundle): Form[] {
  const index = through.findIndex((bundle) => bundle.edition.edition === edition)
  const later = index === -1 ? (edition === after.edition.edition ? [] : through) : through.slice(0, index)
  return later.map((bundle) => latest.get(bundle) ?? compiled(bundle)).reverse()
}

const latest = new Map<FormBundle, Form>()

function compiled(bundle: FormBundle): Form {
  const form = compileForm(bundle)
  latest.set(bundle, form)
  return form
}
