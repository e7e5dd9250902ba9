import { isObject, joinPointer, namedFiles, ownMember, splitPointer, valueAt } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { appliesOf, shownAnswers, withValue } from '@formwright/engine'
import { isApplicantOf, rightsOf } from '../access/people.ts'
import type { Person } from '../access/people.ts'
import type { ApplicationCall } from './admit.ts'
import { termsOf } from './deadline.ts'
import type { ApplicationRow } from './store.ts'

type Seen = Pick<ApplicationCall, 'row' | 'bundle'>

/**
 * Whether somebody sees what an application holds without its form showing it: who fills it in, to whom it is
 * there again when it is shown again, and who may change anything of it now. To all others it was not
 * declared.
 */
export function seesUnshown(person: Person, { row, bundle }: Seen): boolean {
  const { edit, attach } = rightsOf(person, bundle.form, row)
  return isApplicantOf(person, bundle.form, row) || edit.length + attach.length > 0
}

/** Answers of an application, as they are or were, as somebody sees them. */
export function answersShownTo(person: Person, seen: Seen, answers: unknown = seen.row.answers): unknown {
  return seesUnshown(person, seen) ? answers : declaredAnswers(seen.bundle, seen.row, answers)
}

/** What of answers of an application its form shows. */
export function declaredAnswers(
  bundle: FormBundle,
  row: Pick<ApplicationRow, 'region' | 'extended_until'>,
  answers: unknown,
): unknown {
  return shownAnswers(bundle, answers, appliesOf(bundle), termsOf(row, bundle))
}

/** Values of a place before and after a change. */
interface PastValues {
  readonly revision: number
  readonly pointer: string
  readonly before: unknown
  readonly after: unknown
}

/**
 * Changes of an application as somebody sees them: without what its form does not show, read with what stands
 * there now.
 */
export function changesShownTo<C extends PastValues>(
  person: Person,
  seen: Seen,
  changes: readonly C[],
): readonly C[] {
  if (seesUnshown(person, seen)) return changes
  const revisions = [...new Set(changes.map(({ revision }) => revision))]
  return revisions.flatMap((revision) => {
    const together = changes.filter((change) => change.revision === revision)
    const before = shownOf(seen, together, (change) => change.before)
    const after = shownOf(seen, together, (change) => change.after)
    return together.flatMap((change, index) => {
      const values = { before: before[index], after: after[index] }
      return values.before === null && values.after === null ? [] : [{ ...change, ...values }]
    })
  })
}

/** What is shown of the values of a change, where each stands among the answers of now, which decide it. */
function shownOf<C extends PastValues>(
  { row, bundle }: Seen,
  changes: readonly C[],
  valueOf: (change: C) => unknown,
): unknown[] {
  let answers: unknown = row.answers
  const places = changes.map((change) => {
    if (valueOf(change) === null) return undefined
    const place = placeIn(answers, splitPointer(change.pointer))
    answers = withValue(answers, place, beside(valueAt(answers, joinPointer(place)), valueOf(change)))
    return joinPointer(place)
  })
  const shown = declaredAnswers(bundle, row, answers)
  return places.map((place, index) =>
    place === undefined ? null : (within(valueOf(changes[index]!), valueAt(shown, place)) ?? null),
  )
}

/** What stands somewhere now, and of what stood there before whatever it has nothing for. */
function beside(now: unknown, then: unknown): unknown {
  if (!isObject(now) || !isObject(then)) return now ?? then
  const all = Object.entries(then).map(([key, value]) => [key, beside(ownMember(now, key), value)])
  return { ...now, ...Object.fromEntries(all) }
}

/** Of a value what has a place in another. */
function within(value: unknown, shown: unknown): unknown {
  if (shown === undefined || !isObject(value) || !isObject(shown))
    return shown === undefined ? undefined : value
  const left = Object.entries(value).flatMap(([key, one]) => {
    const inner = within(one, ownMember(shown, key))
    return inner === undefined ? [] : [[key, inner] as const]
  })
  return Object.fromEntries(left)
}

/** A place of earlier; in a row that is there no more, one behind the last. */
function placeIn(answers: unknown, path: readonly string[]): string[] {
  let at: unknown = answers
  return path.map((key) => {
    const index = Array.isArray(at) && Number(key) > at.length ? String(at.length) : key
    at = valueAt(at, joinPointer([index]))
    return index
  })
}

/** The hashes of files that an application names for what its form does not show to somebody. */
export function filesHiddenFrom(person: Person, seen: Seen): ReadonlySet<string> {
  const { answers } = seen.row
  const shown = answersShownTo(person, seen)
  if (shown === answers) return new Set()
  const left = new Set(namedFiles(shown).map(({ sha256 }) => sha256))
  return new Set(namedFiles(answers).flatMap(({ sha256 }) => (left.has(sha256) ? [] : [sha256])))
}
