import { sql } from 'kysely'
import { carriedMoves } from '@formwright/authoring'
import { equal, isWithin, pointerAfter, valueAt } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { applyPatch, compareDocuments } from '@formwright/engine'
import type { Operation } from '@formwright/engine'
import type { ApplicationRow } from '../admission/store.ts'
import type { Reader } from '../database/connect.ts'
import type { AnswerOf } from '../routing/route.ts'
import { answersAt, answersAtEach, CHANGES_AT_ONCE } from './past-answers.ts'
import { PastPointer } from './past-pointer.ts'
import { answersInVersion, versionsOf } from './versions.ts'
import type { VersionServices } from './versions.ts'

type PastChange = AnswerOf<'GET /applications/:id/history'>[number]

/** Limits of a page: number of changes, changed pointers, or bytes of values. */
const PAGE = { changes: 50, places: 2000, bytes: 4_000_000 }

/**
 * The changes at and below a pointer, latest first; the next page starts before its last revision. Changes on
 * earlier versions of the form are converted to the current one; the correction itself is not a change of
 * answers.
 */
export async function historyOf(
  services: VersionServices,
  { row, bundle }: VersionedApplication,
  pointer: string,
  before = row.revision + 1,
): Promise<PastChange[]> {
  const past = new PastPointer(bundle, pointer)
  const isInRows = past.list !== undefined
  // where a row was before a change follows from the later changes
  const page = new HistoryPage(isInRows ? before : undefined)
  for (const { edition, first, last } of await versionsOf(services.db, row)) {
    const until = isInRows ? last + 1 : Math.min(last + 1, before)
    const made = { after: first === 0 ? -1 : first, until }
    if (edition !== row.edition)
      await addEarlier(services, { row, bundle }, pointer, past, { ...made, edition }, page)
    else if (isInRows) await addChangesInRows(services.db, row, pointer, past, made, page)
    else await addChanges(services.db, row, pointer, made, page)
    if (page.isFull) break
  }
  return page.changes
}

/** An application and its current version of the edition. */
interface VersionedApplication {
  readonly row: ApplicationRow
  readonly bundle: FormBundle
}

/** A page of the history. */
class HistoryPage {
  readonly changes: PastChange[] = []
  readonly #before: number
  #revisions = 0
  #bytes = 0

  /** @param before revisions from this one on are on earlier pages */
  constructor(before = Number.POSITIVE_INFINITY) {
    this.#before = before
  }

  /** Adds the changes of a revision, with their size. */
  add(changes: readonly PastChange[], bytes: number): void {
    if (changes.length === 0 || changes[0]!.revision >= this.#before) return
    this.changes.push(...changes)
    this.#revisions++
    this.#bytes += bytes
  }

  get isFull(): boolean {
    return this.#revisions >= PAGE.changes || this.changes.length >= PAGE.places || this.#bytes >= PAGE.bytes
  }
}

/** Revisions between two, both exclusive. */
interface RevisionInterval {
  readonly after: number
  readonly until: number
}

/** Changes that touch a pointer, latest first. */
function changesAt(db: Reader, application: string, pointer: string, { after, until }: RevisionInterval) {
  const below = `${pointer}/`
  const touches = sql<boolean>`exists (select 1 from jsonb_array_elements(patch) as step
    where starts_with(step->>'path' || '/', ${below}) or starts_with(${below}, step->>'path' || '/'))`
  const size = sql<number>`octet_length(patch::text) + octet_length(undo::text)`
  return (
    db
      .selectFrom('change')
      // a correction from the forms folder has no user
      .leftJoin('user', 'user.id', 'change.by_user')
      .select(['revision', 'at', sql<string>`coalesce("user".name, '')`.as('by'), size.as('size')])
      .where('application', '=', application)
      .where('revision', '>', after)
      .where('revision', '<', until)
      .where(touches)
      .orderBy('revision', 'desc')
  )
}

async function addChanges(
  db: Reader,
  { id }: ApplicationRow,
  pointer: string,
  made: RevisionInterval,
  page: HistoryPage,
): Promise<void> {
  const changes = changesAt(db, id, pointer, made)
    .limit(PAGE.changes)
    .select(['patch', 'undo'])
    .stream(CHANGES_AT_ONCE)
  for await (const { revision, at, by, patch, undo, size } of changes) {
    const [after, earlier] = [byPath(patch), byPath(undo)]
    page.add(
      patch.slice(0, PAGE.places).flatMap(({ path }): PastChange[] => {
        if (!isWithin(path, pointer) && !isWithin(pointer, path)) return []
        const pastPointer = isWithin(path, pointer) ? path : pointer
        const values = { before: valueOrNull(earlier, pastPointer), after: valueOrNull(after, pastPointer) }
        return [{ revision, at, by, pointer: pastPointer, ...values }]
      }),
      size,
    )
    if (page.isFull) break
  }
}

/** As `addChanges`, for a pointer in a row: follows the row through its list. */
async function addChangesInRows(
  db: Reader,
  row: ApplicationRow,
  pointer: string,
  past: PastPointer,
  made: RevisionInterval,
  page: HistoryPage,
): Promise<void> {
  const { id } = row
  const changes = changesAt(db, id, past.list!, made).select(['patch', 'undo']).stream(CHANGES_AT_ONCE)
  for await (const { revision, at, by, patch, undo, size } of changes) {
    const pastPointer = past.pointer
    if (pastPointer === undefined || page.isFull) break
    const entry = (values: { before: unknown; after: unknown }, inner = ''): PastChange[] =>
      equal(values.before, values.after) ? [] : [{ revision, at, by, pointer: pointer + inner, ...values }]
    if (past.mayMove(patch.map(({ path }) => path))) {
      const after = await answersAt(db, id, row, revision)
      page.add(entry(past.stepBack(applyPatch(after, undo), after)), size)
      continue
    }
    const [after, earlier] = [byPath(patch), byPath(undo)]
    const own = patch.slice(0, PAGE.places).filter(({ path }) => isWithin(path, pastPointer))
    page.add(
      own.flatMap(({ path }) =>
        entry(
          { before: valueOrNull(earlier, path), after: valueOrNull(after, path) },
          path.slice(pastPointer.length),
        ),
      ),
      size,
    )
  }
}

/** As `addChanges`, for revisions on an earlier version of the edition. */
async function addEarlier(
  { db, editions }: VersionServices,
  { row, bundle }: VersionedApplication,
  pointer: string,
  past: PastPointer,
  { edition, ...between }: RevisionInterval & { readonly edition: string },
  page: HistoryPage,
): Promise<void> {
  const own = await editions.bundleOf(edition)
  if (!own) return
  const pastPointer = pointerAfter(
    past.list ?? pointer,
    carriedMoves(own, bundle).map(({ from, to }) => ({ from: to, to: from })),
  )
  const found = changesAt(db, row.id, pastPointer, between)
  const changes = await (past.list === undefined ? found.limit(PAGE.changes) : found).execute()
  const revisions = changes.flatMap(({ revision }) => [revision, revision - 1])
  let later: unknown
  for await (const { revision, answers } of answersAtEach(db, row.id, row, [...new Set(revisions)])) {
    const earlier = await answersInVersion(editions, bundle, edition, answers)
    const change = changes.find((one) => one.revision === revision + 1)
    if (change) {
      const { size, ...made } = change
      page.add(
        differencesAt(bundle, pointer, past, earlier, later).map((values) => ({ ...made, ...values })),
        size,
      )
      if (page.isFull) break
    }
    later = earlier
  }
}

/** The differences at a pointer between two documents. */
function differencesAt(
  bundle: FormBundle,
  pointer: string,
  past: PastPointer,
  one: unknown,
  other: unknown,
): Pick<PastChange, 'pointer' | 'before' | 'after'>[] {
  if (past.list !== undefined) {
    if (past.pointer === undefined) return []
    const { before, after } = past.stepBack(one, other)
    return equal(before, after) ? [] : [{ pointer, before, after }]
  }
  return compareDocuments(bundle, one, other).flatMap(({ pointer: at, before: was, after: is }) => {
    if (isWithin(at, pointer)) return [{ pointer: at, before: was ?? null, after: is ?? null }]
    if (!isWithin(pointer, at)) return []
    const [before, after] = [was, is].map((value) => valueAt(value, pointer.slice(at.length)) ?? null)
    return equal(before, after) ? [] : [{ pointer, before, after }]
  })
}

/** The values that a patch sets, by pointer. */
function byPath(patch: readonly Operation[]): ReadonlyMap<string, unknown> {
  return new Map(patch.flatMap((step) => (step.op === 'remove' ? [] : [[step.path, step.value] as const])))
}

/** The value that a patch sets at a pointer or at an ancestor of it; null for none. */
function valueOrNull(values: ReadonlyMap<string, unknown>, pointer: string): unknown {
  for (let end = pointer.length; end >= 0; end = pointer.lastIndexOf('/', end - 1)) {
    const above = pointer.slice(0, end)
    if (values.has(above)) return valueAt(values.get(above), pointer.slice(end)) ?? null
    if (end === 0) break
  }
  return null
}
