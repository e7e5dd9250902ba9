import { availableParallelism } from 'node:os'
import { changedRules, criterionOf, ImpactTotal, inWordsOf, whatItSays } from '@formwright/authoring'
import type { FormBundle } from '@formwright/definition'
import { truncate, inEachLanguage } from '@formwright/definition'
import { sql } from 'kysely'
import { isDatabaseUnavailable } from '../database/connect.ts'
import type { CountedImpact, ImpactResult } from '../database/tables.ts'
import type { Tasks } from '../jobs/jobs.ts'
import { threadPool } from '../jobs/thread-pool.ts'
import type { Services } from '../services.ts'
import { isInScope, impactScopeOf } from './impact-scope.ts'
import type { ImpactScope } from './impact-scope.ts'
import type { ImpactThread } from './worker.ts'

/** Batch size per thread; as many batches as threads are read ahead. */
const BATCH = 50
const MOST_THREADS = 2
/**
 * Memory per thread: two compiled editions take some 100 MB, a batch of the largest answers about as much.
 */
const HEAP_MB = 384
const PROGRESS_MS = 500
const WORKER = new URL('../../dist/impact/worker.js', import.meta.url)

/** `url` is the address of the database. */
type ImpactServices = Pick<Services, 'db' | 'editions' | 'checks'> & { readonly url: string }

/**
 * Tests a draft on all stored applications of its edition and the previous one, and on earlier ones that
 * would be carried into it, using threads that read batches themselves; memory does not grow with their
 * number.
 */
export function impactTask(services: ImpactServices): Tasks['impact'] {
  return async ({ id }, signal) => {
    const { db } = services
    try {
      await work(services, id, signal)
    } catch (error) {
      if (signal.aborted || isDatabaseUnavailable(error)) throw error
      if (error instanceof Cancelled) return
      await db
        .updateTable('impact')
        .set({
          state: 'failed',
          error: truncate(error instanceof Error ? error.message : String(error), 500),
          finished_at: sql<Date>`now()`,
        })
        .where('id', '=', id)
        .where('state', '!=', 'cancelled')
        .execute()
    }
  }
}

/** The run was cancelled, or replaced by one of another revision. */
class Cancelled extends Error {}

async function work(services: ImpactServices, id: string, signal: AbortSignal): Promise<void> {
  const { db, url, checks } = services
  const run = await db
    .selectFrom('impact')
    .innerJoin('definition_draft', 'definition_draft.id', 'impact.draft')
    .select(['impact.state as state', 'draft', 'impact.revision', 'form', 'edition', 'files'])
    .where('impact.id', '=', id)
    .executeTakeFirst()
  if (!run || run.state === 'cancelled' || run.state === 'done') return
  const after = await checks.ask({ ask: 'bundle', files: run.files, edition: run.edition })
  if (!after) throw new Error('unreadable')
  const tried = await impactScopeOf(services.editions, after)
  const pinned = await pinnedEditions(services, run.form, [tried.own, ...tried.names])
  const earlier = await earlierRun(services, run.draft, id)
  const rules = earlier && changedRules(earlier.bundle, after)
  const { total } = await db
    .selectFrom('application')
    .select(({ fn }) => fn.countAll<string>().as('total'))
    .where('form', '=', run.form)
    .where(isInScope(tried))
    .executeTakeFirstOrThrow()
  // restart an interrupted attempt
  await db.deleteFrom('impact_row').where('impact', '=', id).execute()
  await db
    .updateTable('impact')
    .set({
      state: 'working',
      done: 0,
      total: Number(total),
      begun_at: sql<Date>`now()`,
      bundle: JSON.stringify(after),
    })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'working'])
    .execute()
  const thread: ImpactThread = {
    url,
    impact: id,
    after,
    pinned,
    before: tried.before,
    earlier: earlier && rules && { id: earlier.id, changed: [...rules] },
  }
  const ids = idsOf(services, run.form, tried)
  const totals = await inThreads(thread, ids, signal, progressOf(services, id))
  await db
    .updateTable('impact')
    .set({
      state: 'done',
      done: totals.applications + totals.staying.applications,
      totals: JSON.stringify({
        ...inWords(totals, [after, ...Object.values(pinned)]),
        ...(rules ? { changedRules: rules.size } : {}),
      }),
      finished_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .where('state', '=', 'working')
    .execute()
}

/** Adds the texts of counted rules; a deleted rule only exists in the applications' editions. */
function inWords(totals: CountedImpact, bundles: readonly FormBundle[]): ImpactResult {
  const { staying } = totals
  const rules = Object.entries({ ...staying.rules, ...totals.rules }).map(([key, cause]) => [
    key,
    inEachLanguage((language) => whatItSays(cause, bundles, language)),
  ])
  const criteria = Object.keys({ ...staying.eligibility, ...totals.eligibility }).map((rule) => [
    rule,
    inEachLanguage((language) => criterionOf(rule, bundles, language)),
  ])
  const fields = Object.keys({ ...staying.lost, ...totals.lost }).map((label) => [
    label,
    inEachLanguage((language) => inWordsOf(bundles, label, language)),
  ])
  return {
    ...totals,
    words: {
      rules: Object.fromEntries(rules),
      criteria: Object.fromEntries(criteria),
      fields: Object.fromEntries(fields),
    },
  }
}

async function pinnedEditions(
  { db, editions }: ImpactServices,
  form: string,
  names: readonly string[],
): Promise<Record<string, FormBundle>> {
  const digests = await db
    .selectFrom('application')
    .distinct()
    .select('edition')
    .where('form', '=', form)
    .where('edition_name', 'in', names)
    .execute()
  const bundles = await Promise.all(
    digests.map(async ({ edition }) => [edition, (await editions.bundleOf(edition))!] as const),
  )
  return Object.fromEntries(bundles)
}

/** The last finished run of this draft. */
async function earlierRun(
  { db }: ImpactServices,
  draft: string,
  id: string,
): Promise<{ readonly id: string; readonly bundle: FormBundle } | undefined> {
  const row = await db
    .selectFrom('impact')
    .select(['id', 'bundle'])
    .where('draft', '=', draft)
    .where('id', '!=', id)
    .where('state', '=', 'done')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.bundle ? { id: row.id, bundle: JSON.parse(row.bundle) as FormBundle } : undefined
}

/** Ids of the applications in scope. */
async function* idsOf({ db }: ImpactServices, form: string, tried: ImpactScope): AsyncGenerator<string> {
  const rows = db
    .selectFrom('application')
    .select('id')
    .where('form', '=', form)
    .where(isInScope(tried))
    .stream(10 * BATCH)
  for await (const { id } of rows) yield id
}

/** Distributes batches to threads, reading only as many as can be processed. */
async function inThreads(
  thread: ImpactThread,
  ids: AsyncIterable<string>,
  signal: AbortSignal,
  onBatch: (done: number) => Promise<void>,
): Promise<CountedImpact> {
  const threads = Math.min(MOST_THREADS, availableParallelism())
  const pool = threadPool(WORKER, threads, 10_000, thread, HEAP_MB)
  const total = new ImpactTotal()
  const choices: Record<string, number> = {}
  const staying = new ImpactTotal()
  let done = 0
  let failure: unknown
  const underway = new Set<Promise<void>>()
  const give = (batch: readonly string[]) => {
    const batchWork: Promise<void> = (pool.run(batch, { signal }) as Promise<CountedImpact>)
      .then(async (made) => {
        total.merge(made)
        for (const [key, count] of Object.entries(made.choices)) choices[key] = (choices[key] ?? 0) + count
        staying.merge(made.staying)
        done += batch.length
        await onBatch(done)
      })
      .catch((error: unknown) => {
        failure ??= error
      })
      .finally(() => underway.delete(batchWork))
    underway.add(batchWork)
  }
  try {
    let batch: string[] = []
    for await (const id of ids) {
      batch.push(id)
      if (batch.length < BATCH) continue
      give(batch)
      batch = []
      if (underway.size >= 2 * threads) await Promise.race(underway)
      if (failure !== undefined) throw failure
    }
    if (batch.length > 0) give(batch)
    await Promise.all(underway)
    if (failure !== undefined) throw failure
  } finally {
    await pool.destroy()
  }
  return { ...total.toJSON(), choices, staying: staying.toJSON() }
}

/** Returns a progress reporter, which throws `Cancelled` if the run is no longer wanted. */
function progressOf({ db }: ImpactServices, id: string) {
  let reportedAt = Date.now()
  return async (done: number): Promise<void> => {
    if (Date.now() - reportedAt < PROGRESS_MS) return
    reportedAt = Date.now()
    const { numUpdatedRows } = await db
      .updateTable('impact')
      .set({ done })
      .where('id', '=', id)
      .where('state', '=', 'working')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new Cancelled()
  }
}
