import {
  ATTACHMENTS,
  isObject,
  isWithin,
  joinPointer,
  namedFiles,
  ownMember,
  pointerOfPath,
  resolveYearPointer,
  splitPointer,
  valueAt,
} from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { appliesOf, shownAnswers, withValue } from '@formwright/engine'
import { isApplicantOf, rightsOf } from '../access/people.ts'
import type { Person } from '../access/people.ts'
import type { ApplicationCall } from './authorize.ts'
import { termsOf } from './deadline.ts'
import type { ApplicationRow } from './store.ts'

type StoredApplication = Pick<ApplicationCall, 'row' | 'bundle'>

/**
 * Where a person sees answers that the form currently hides: applicants everywhere, for they may become
 * visible again; others where they may currently write, so that nothing is written over unseen. For them
 * all else that is hidden does not count as declared. Who may add or remove files gets the whole list of
 * them, whose entries are called by their positions.
 */
function seesHiddenAt(person: Person, { row, bundle }: StoredApplication): readonly string[] {
  if (isApplicantOf(person, bundle.form, row)) return ['']
  const { edit, attach } = rightsOf(person, bundle.form, row)
  const pointers = edit.map((path) => resolveYearPointer(bundle, pointerOfPath(path)))
  return attach.length > 0 ? [...pointers, ATTACHMENTS] : pointers
}

/** The answers of an application, current or earlier, as a person may see them. */
export function visibleAnswers(
  person: Person,
  stored: StoredApplication,
  answers: unknown = stored.row.answers,
): unknown {
  const places = seesHiddenAt(person, stored)
  if (places.includes('')) return answers
  const shown = declaredAnswers(stored.bundle, stored.row, answers)
  return places.reduce((result, pointer) => {
    const value = valueAt(answers, pointer)
    return value === undefined ? result : withValue(result, splitPointer(pointer), value)
  }, shown)
}

/** The part of the answers that the form shows. */
export function declaredAnswers(
  bundle: FormBundle,
  row: Pick<ApplicationRow, 'region' | 'extended_until'>,
  answers: unknown,
): unknown {
  return shownAnswers(bundle, answers, appliesOf(bundle), termsOf(row, bundle))
}

/** Values at a pointer before and after a change. */
interface PastValues {
  readonly revision: number
  readonly pointer: string
  readonly before: unknown
  readonly after: unknown
}

/**
 * The changes of an application that a person may see: without hidden values, decided by the current answers.
 */
export function visibleChanges<C extends PastValues>(
  person: Person,
  stored: StoredApplication,
  changes: readonly C[],
): readonly C[] {
  const places = seesHiddenAt(person, stored)
  if (places.includes('')) return changes
  const isSeen = ({ pointer }: C) => places.some((place) => isWithin(pointer, place))
  const revisions = [...new Set(changes.map(({ revision }) => revision))]
  return revisions.flatMap((revision) => {
    const changed = changes.filter((change) => change.revision === revision)
    const before = visibleValues(stored, changed, (change) => change.before)
    const after = visibleValues(stored, changed, (change) => change.after)
    return changed.flatMap((change, index) => {
      if (isSeen(change)) return [change]
      const values = { before: before[index], after: after[index] }
      return values.before === null && values.after === null ? [] : [{ ...change, ...values }]
    })
  })
}

/** The visible part of changed values, placed into the current answers, which decide visibility. */
function visibleValues<C extends PastValues>(
  { row, bundle }: StoredApplication,
  changes: readonly C[],
  valueOf: (change: C) => unknown,
): unknown[] {
  let answers: unknown = row.answers
  const pointers = changes.map((change) => {
    if (valueOf(change) === null) return undefined
    const path = currentPath(answers, splitPointer(change.pointer))
    answers = withValue(answers, path, mergedWith(valueAt(answers, joinPointer(path)), valueOf(change)))
    return joinPointer(path)
  })
  const shown = declaredAnswers(bundle, row, answers)
  return pointers.map((pointer, index) =>
    pointer === undefined ? null : (intersection(valueOf(changes[index]!), valueAt(shown, pointer)) ?? null),
  )
}

/** Merges an earlier value into the current one; current values take precedence. */
function mergedWith(now: unknown, then: unknown): unknown {
  if (!isObject(now) || !isObject(then)) return now ?? then
  const all = Object.entries(then).map(([key, value]) => [key, mergedWith(ownMember(now, key), value)])
  return { ...now, ...Object.fromEntries(all) }
}

/** The part of a value that also exists in another. */
function intersection(value: unknown, shown: unknown): unknown {
  if (shown === undefined || !isObject(value) || !isObject(shown))
    return shown === undefined ? undefined : value
  const visible = Object.entries(value).flatMap(([key, one]) => {
    const inner = intersection(one, ownMember(shown, key))
    return inner === undefined ? [] : [[key, inner] as const]
  })
  return Object.fromEntries(visible)
}

/** An earlier path in the current answers; an index beyond the list becomes the one after its last row. */
function currentPath(answers: unknown, path: readonly string[]): string[] {
  let at: unknown = answers
  return path.map((key) => {
    const index = Array.isArray(at) && Number(key) > at.length ? String(at.length) : key
    at = valueAt(at, joinPointer([index]))
    return index
  })
}

/** Hashes of the files that a person may not see because the form hides their fields. */
export function hiddenFiles(person: Person, stored: StoredApplication): ReadonlySet<string> {
  const { answers } = stored.row
  const shown = visibleAnswers(person, stored)
  if (shown === answers) return new Set()
  const visible = new Set(namedFiles(shown).map(({ sha256 }) => sha256))
  return new Set(namedFiles(answers).flatMap(({ sha256 }) => (visible.has(sha256) ? [] : [sha256])))
}
