import {
  changesThatFind,
  choicesOf,
  diff,
  explainAside,
  explainBack,
  explainToApplicants,
  impactOn,
  changeInLanguage,
  isForApplicants,
  moveAnswers,
  ruleInWords,
  whatItSays,
} from '@formwright/authoring'
import type { Change, LeftBehind } from '@formwright/authoring'
import { DEFAULT_LANGUAGE, treeOf } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { diffDocuments } from '@formwright/engine'
import type { Operation } from '@formwright/engine'
import { LRUCache } from 'lru-cache'
import type { Selectable } from 'kysely'
import { isApplicantOf } from '../access/people.ts'
import type { Person } from '../access/people.ts'
import type { ApplicationCall } from '../admission/authorize.ts'
import type { ApplicationRow } from '../admission/store.ts'
import { describeLeftBehind } from '../applications/carry.ts'
import type { Reader } from '../database/connect.ts'
import type { Tables } from '../database/tables.ts'
import { changeInWords } from '../impact/differences.ts'
import type { Editions } from '../published/editions.ts'
import { leftoversOf, withRestored } from './leftovers.ts'
import type { Leftover, RestoredAnswer } from './leftovers.ts'
import { restoredPosition } from './restored-position.ts'

/** Number of cached comparisons: many applications share them. */
const changesBetween = new LRUCache<string, readonly Change[]>({ max: 20 })

type Row = Selectable<Tables['correction']>

/**
 * The corrections of an application: the last one, field by field, and the leftovers of all. Leftovers are
 * only for applicants, because no form tells any longer whether they are private.
 */
export async function correctionsView(
  db: Reader,
  editions: Editions,
  { row, bundle }: ApplicationCall,
  person: Person,
) {
  const corrections = await db
    .selectFrom('correction')
    .selectAll()
    .where('application', '=', row.id)
    .orderBy('at', 'desc')
    .execute()
  const left = await leftoversOf(db, editions, row.id)
  const last = corrections[0] ? await viewOf(corrections[0], { editions, row, person, left }) : null
  if (!isApplicantOf(person, bundle.form, row))
    return { last: last && { ...last, aside: [], back: [], fills: [] }, leftOver: [] }
  const form = editions.formOf(bundle)
  const leftOver = left.flatMap((leftover) => {
    const { id, by, answer, from } = leftover
    const position = restoredPosition(row.answers, leftover, form)
    if (position?.isThere) return []
    const says = describeLeftBehind(answer, from, position ? explainBack : explainAside, [bundle])
    return { ...says, id, by, place: position && { fits: position.fits, now: { ...position.now } } }
  })
  return { last, leftOver }
}

/** What a correction changed, and what it means for the answers. */
async function viewOf(
  correction: Row,
  {
    editions,
    row,
    person,
    left,
  }: {
    readonly editions: Editions
    readonly row: ApplicationRow
    readonly person: Person
    readonly left: readonly Leftover[]
  },
): Promise<ReturnType<typeof inWords> | null> {
  if (correction.state !== 'made' && !isOpen(correction, editions, row)) return null
  const [before, after] = await Promise.all([
    editions.bundleOf(correction.from_edition),
    editions.bundleOf(correction.to_edition),
  ])
  if (!before || !after) return null
  const changes = known(before, after)
  const shown = changes.filter((change) => isForApplicants(change, before, after, row.region))
  const versions = [after, before]
  if (correction.state === 'made') {
    const back = await describeRestored(correction.back, editions)
    return inWords(correction, {
      changes: shown,
      aside: [],
      back,
      fills: [],
      before,
      after,
      versions,
      person,
    })
  }
  const form = editions.formOf(after)
  const { aside, answers } = moveAnswers(row.answers, before, form)
  const returned = withRestored(answers, left, form)
  const back = await describeRestored(returned.back, editions)
  const there = back.length > 0 ? returned.answers : undefined
  const found = impactOn(editions.formOf(before), form, { ...row, there })
  const concerned = new Set([
    ...choicesOf(changes, row.answers).map(({ change }) => change),
    ...changesThatFind(changes, found, after),
  ])
  const all = changes.filter((change) => concerned.has(change) || shown.includes(change))
  return inWords(correction, {
    changes: all,
    aside,
    back,
    fills: diffDocuments(answers, returned.answers),
    before,
    after: before,
    versions,
    concerned,
    person,
  })
}

/** Restored answers, with the labels of the version on which they were filled in. */
async function describeRestored(back: readonly RestoredAnswer[], editions: Editions) {
  const words = back.map(async ({ edition, left }) => {
    const from = await editions.bundleOf(edition)
    return from ? [describeLeftBehind(left, from, explainBack)] : []
  })
  return (await Promise.all(words)).flat()
}

/**
 * Whether the applicant still has to choose: between the application's current version and the one on offer.
 */
export function isOpen(
  { from_edition: from, to_edition: to }: Pick<Row, 'from_edition' | 'to_edition'>,
  editions: Pick<Editions, 'offered'>,
  { edition }: Pick<ApplicationRow, 'edition'>,
): boolean {
  return from === edition && editions.offered.some(({ id }) => id === to)
}

function known(before: FormBundle, after: FormBundle): readonly Change[] {
  const key = `${before.digest} ${after.digest}`
  let changes = changesBetween.get(key)
  if (!changes) changesBetween.set(key, (changes = diff(before, after)))
  return changes
}

interface CorrectionDetails {
  readonly changes: readonly Change[]
  readonly aside: readonly LeftBehind[]
  readonly back: Awaited<ReturnType<typeof describeRestored>>
  readonly fills: readonly Operation[]
  readonly before: FormBundle
  /** The form that is open now, in which fields can be located. */
  readonly after: FormBundle
  /** Both versions, newer first, for the texts of rules. */
  readonly versions: readonly FormBundle[]
  readonly concerned?: ReadonlySet<Change>
  readonly person: Person
}

function inWords(
  { id, state, at, seen_at: seenAt, seen_by: seenBy, from_edition: from, to_edition: to, withdrawal }: Row,
  { changes, aside, back, fills, before, after, versions, concerned = new Set(), person }: CorrectionDetails,
) {
  const tree = treeOf(after)
  return {
    id,
    state,
    // keeping the old version is decided for everybody
    seen: state === 'kept' || !seenBy ? seenAt !== null : seenBy.includes(person.id),
    at,
    withdrawal,
    from,
    to,
    changes: changes.map((change) => ({
      ...changeInWords(change, (shown, language) =>
        explainToApplicants(inWordsOfForm(shown, versions, language), language),
      ),
      // of a rule applicants only see its message
      ...(change.kind.startsWith('rule-') && change.attribute !== 'message' ? { spans: [] } : {}),
      pointer: change.pointer !== undefined && tree.nodeAt(change.pointer) ? change.pointer : null,
      concerned: concerned.has(change),
    })),
    aside: aside.map((left) => describeLeftBehind(left, before, explainAside)),
    back,
    fills,
  }
}

/** A change with the form's labels in a language; rules are described by their message. */
function inWordsOfForm(change: Change, versions: readonly FormBundle[], language = DEFAULT_LANGUAGE): Change {
  if (!change.kind.startsWith('rule-')) return changeInLanguage(change, versions, language)
  const says = whatItSays({ code: change.subject, label: '' }, versions, language)
  return { ...change, subject: says || change.subject, ...ruleInWords(change, versions, language) }
}
