import { causeOf, inWordsOf, keyOfCause } from '@formwright/authoring'
import type { ImpactFinding } from '@formwright/authoring'
import { inEachLanguage } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import { rightsOf } from '../access/people.ts'
import type { Person } from '../access/people.ts'
import { nameOfRegion } from '../access/region-register.ts'
import { LISTED } from '../admission/store.ts'
import type { Reader } from '../database/connect.ts'
import type { CountedImpact, ImpactResult, Tables } from '../database/tables.ts'
import type { Draft } from '../definitions/drafts.ts'
import type { Editions } from '../published/editions.ts'
import { titleOfEdition } from '../published/titles.ts'

const PAGE = 50

/** A run without the tested definition, for frequent polling. */
type Run = Omit<Selectable<Tables['impact']>, 'bundle' | 'by_user'>

/** The latest run of a draft. */
export function latestOf(db: Reader, draft: string): Promise<Run | undefined> {
  return db
    .selectFrom('impact')
    .select(['id', 'draft', 'revision', 'state', 'done', 'total', 'error', 'at'])
    .select(['begun_at', 'finished_at', 'totals'])
    .where('draft', '=', draft)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Number of applications per change in the latest run, by `keyOfChange`. */
export async function concernedBy(
  db: Reader,
  { id, revision }: Pick<Draft, 'id' | 'revision'>,
): Promise<CountedImpact['choices'] | undefined> {
  const row = await db
    .selectFrom('impact')
    .select('totals')
    .where('draft', '=', id)
    .where('revision', '=', revision)
    .where('state', '=', 'done')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  // without applications there is no result
  const { applications, staying, choices } = row?.totals ?? {}
  return applications || staying?.applications ? choices : undefined
}

/** A run with its result in words. */
export async function viewOf(db: Reader, { revision }: Pick<Draft, 'revision'>, run: Run | undefined) {
  if (!run) return null
  const { id, state, done, total, error, at, finished_at: finishedAt, totals } = run
  const bundle = totals ? await bundleOf(db, id) : undefined
  return {
    id,
    state,
    current: run.revision === revision,
    done,
    total,
    error,
    startedAt: at,
    finishedAt,
    totals: totals && bundle ? await inWords(totals, bundle) : null,
  }
}

/** The definition tested by a run. */
async function bundleOf(db: Reader, run: string): Promise<FormBundle | undefined> {
  const row = await db.selectFrom('impact').select('bundle').where('id', '=', run).executeTakeFirst()
  return row?.bundle ? (JSON.parse(row.bundle) as FormBundle) : undefined
}

async function inWords(
  { rules, regions, eligibility, lost, words, applications, concerned, staying, changedRules }: ImpactResult,
  bundle: FormBundle,
) {
  return {
    applications,
    changedRules: changedRules ?? null,
    concerned,
    staying: { applications: staying.applications, concerned: staying.concerned },
    rules: Object.entries(rules)
      .map(([key, count]) => ({ ...count, text: words.rules[key]! }))
      .toSorted((a, b) => b.appearing + b.vanishing - a.appearing - a.vanishing),
    regions: await Promise.all(
      Object.entries(regions).map(async ([region, count]) => ({
        region,
        name: await nameOfRegion(bundle.form, region),
        ...count,
      })),
    ),
    eligibility: Object.entries(eligibility).map(([rule, count]) => ({
      rule,
      text: words.criteria[rule]!,
      ...count,
      // runs of an earlier release have no count of these
      open: count.open ?? 0,
    })),
    lost: Object.entries(lost).map(([label, count]) => ({ label, text: words.fields?.[label] ?? {}, count })),
  }
}

interface LineFilter {
  readonly code?: string
  /** With `code`: only findings on the field with this label. */
  readonly label?: string
  readonly region?: string
  readonly lost?: string
  /** Applications that stay on their version instead of those that are moved or carried. */
  readonly staying?: boolean
  /** Cursor: the last application of the previous page. */
  readonly after?: string
}

interface ImpactReader {
  readonly db: Reader
  readonly editions: Editions
  readonly person: Person
}

/** The edition of each application, and its title if the person may read it. */
async function applicationsOf({ db, editions, person }: ImpactReader, ids: readonly string[]) {
  const rows =
    ids.length === 0 ? [] : await db.selectFrom('application').select(LISTED).where('id', 'in', ids).execute()
  const found = await Promise.all(
    rows.map(async (row) => {
      const bundle = await editions.bundleOf(row.edition)
      if (!bundle) return []
      const title = rightsOf(person, bundle.form, row).read ? row.title : null
      return [[row.id, { title, bundle }] as const]
    }),
  )
  return new Map(found.flat())
}

/** A page of affected applications: those of a rule or region, or those with an answer in a removed field. */
export async function linesOf(reader: ImpactReader, run: Run | undefined, filter: LineFilter) {
  const { db } = reader
  const { code, label = '', region, lost, staying = false, after } = filter
  const bundle = run && (await bundleOf(db, run.id))
  if (!bundle) return { lines: [], next: null }
  let query = db
    .selectFrom('impact_row')
    .selectAll()
    .where('impact', '=', run.id)
    .where(sql<boolean>`(row->>'stays')::boolean = ${staying}`)
    .orderBy('application')
    .limit(PAGE + 1)
  if (region) query = query.where('region', '=', region)
  if (lost) {
    const labels = JSON.stringify([{ label: lost }])
    query = query.where(sql<boolean>`row->'lost' @> ${labels}::jsonb`)
  }
  if (after) query = query.where('application', '>', after)
  if (code) {
    const names = JSON.stringify([label === '' ? { code } : { code, label }])
    query = query.where(
      sql<boolean>`(row->'appearing' @> ${names}::jsonb or row->'vanishing' @> ${names}::jsonb
        or row->'eligibility' @> ${JSON.stringify([{ rule: code }])}::jsonb)`,
    )
  }
  const rows = await query.execute()
  const words = run.totals?.words
  const shown = rows.slice(0, PAGE)
  const applications = await applicationsOf(
    reader,
    shown.map(({ application }) => application),
  )
  return {
    lines: await Promise.all(
      shown.map(async ({ application, region: where, row }) => {
        const own = applications.get(application)
        const bundles = own ? [bundle, own.bundle] : [bundle]
        const named = (finding: ImpactFinding) => ({
          code: finding.code,
          pointer: finding.pointer,
          label: finding.label,
          field: { ...inEachLanguage((language) => inWordsOf(bundles, finding.label, language)) },
          text: words?.rules[keyOfCause(causeOf(finding))] ?? {},
        })
        return {
          application,
          title: own?.title ?? null,
          editionTitle: own ? titleOfEdition(own.bundle) : {},
          regionName: await nameOfRegion(bundle.form, where),
          appearing: row.appearing.map(named),
          vanishing: row.vanishing.map(named),
          eligibility: row.eligibility.map(({ rule, after: met }) => ({
            rule,
            text: words?.criteria[rule] ?? {},
            met,
          })),
          lost: [...new Set(row.lost.map((one) => one.label))].map((field) => ({
            label: field,
            text: words?.fields?.[field] ?? {},
          })),
        }
      }),
    ),
    next: rows.length > PAGE ? rows[PAGE - 1]!.application : null,
  }
}
