import { fillBundle } from './fill-bundle.ts'
import type { EditionFile, FollowedYears, FormBundle } from '../types/index.ts'
import { valueAt } from '../json/pointer.ts'
import type { YearSets } from '../text/template.ts'
import { scalarText } from '../text/scalar-text.ts'

/** The sets of years of an `edition.json`, and those among them that follow a date of the answers. */
export function writtenYears(edition: EditionFile): {
  readonly sets: YearSets
  readonly yearsFrom: Readonly<Record<string, FollowedYears>> | undefined
} {
  const written: Readonly<Record<string, readonly number[] | FollowedYears>> = edition.years
  const followed = Object.entries(written).filter(
    (entry): entry is [string, FollowedYears] => 'from' in entry[1],
  )
  const sets = Object.fromEntries(
    Object.entries(written).map(([name, set]) => [
      name,
      'from' in set ? yearsOf(set, yearOfParam(edition, set) ?? yearAssumed(edition, set)) : set,
    ]),
  )
  const moving = followed.filter(([, { from }]) => from.startsWith('/'))
  return { sets, yearsFrom: moving.length > 0 ? Object.fromEntries(moving) : undefined }
}

/** The years of a set for a date in this year. */
function yearsOf({ count, ends = -1 }: FollowedYears, year: number): number[] {
  return Array.from({ length: count }, (_, index) => year + ends - count + 1 + index)
}

function yearOfParam({ params }: Pick<EditionFile, 'params'>, { from }: FollowedYears): number | undefined {
  const name = /^params\.(\w+)$/.exec(from)?.[1]
  const value = name !== undefined && Object.hasOwn(params, name) ? params[name]!.value : undefined
  return yearIn(value)
}

function yearAssumed({ edition }: Pick<EditionFile, 'edition'>, { otherwise }: FollowedYears): number {
  return otherwise ?? yearIn(/\d{4}/.exec(edition)?.[0]) ?? new Date(0).getUTCFullYear()
}

/** The year of a date or of a plain year; `undefined` if it is out of range for a declaration. */
function yearIn(value: unknown): number | undefined {
  const year = Number(/^(\d{4})(?:-\d{2}-\d{2})?$/.exec(scalarText(value))?.[1])
  return year >= 1949 && year <= 2200 ? year : undefined
}

/** Maximum number of sets of years that are cached. */
const KEPT = 50

const made = new WeakMap<object, Map<string, FormBundle>>()

/**
 * Returns the bundle with the years that its answers ask for: if a set of years follows a date in the
 * answers, annual values, titles, texts and rules are expanded for those years. The digest does not change.
 * Returns the same bundle if no set follows a date.
 */
export function bundleInYears(bundle: FormBundle, answers: unknown): FormBundle {
  const { unfilled, edition } = bundle
  if (!unfilled || !edition.yearsFrom) return bundle
  const sets = setsFor(unfilled.edition, answers)
  const key = JSON.stringify(sets)
  let known = made.get(unfilled)
  if (!known) made.set(unfilled, (known = new Map([[JSON.stringify(edition.years), bundle]])))
  let own = known.get(key)
  if (!own) {
    if (known.size >= KEPT) known.clear()
    known.set(key, (own = { ...fillBundle(unfilled, sets), unfilled, digest: bundle.digest }))
  }
  return own
}

function setsFor(edition: EditionFile, answers: unknown): YearSets {
  const followed = Object.entries(edition.yearsFrom ?? {}).map(([name, rule]) => [
    name,
    yearsOf(rule, yearIn(valueAt(answers, rule.from)) ?? yearAssumed(edition, rule)),
  ])
  return { ...edition.years, ...Object.fromEntries(followed) }
}
