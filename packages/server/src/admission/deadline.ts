import { TZDate } from '@date-fns/tz'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { isInRegion, regionalBundle, todayIn } from '@formwright/definition'
import type { FormBundle, Terms } from '@formwright/definition'
import type { Person } from '../access/people.ts'
import { liesIn } from '../access/regions-in-sql.ts'
import type { Reader } from '../database/connect.ts'

/** When declarations are taken: from, and the first moment at which they are not any more. */
export interface SubmissionWindow {
  readonly from: Date
  readonly until: Date
  /** The last day of it, as `2024-07-31`, by the clock of the form. */
  readonly closes: string
}

/** What decides about the window of an application. */
interface DeadlineFields {
  readonly region: string
  /** The latest moment until which administrators extended it. */
  readonly extended_until: Date | null
}

/**
 * The window of one application, in the time zone of its form: from the first second of its first day to the
 * last of its last. What a region's authority rules in the place of the edition's holds for it, and an
 * administrator may have given it more time.
 */
export function windowFor(
  { region, extended_until }: DeadlineFields,
  bundle: FormBundle,
): SubmissionWindow | undefined {
  const { window } = regionalBundle(bundle, region).edition
  if (!window) return undefined
  const own = startOf(window.to, window.timeZone, 1)
  const until = extended_until && extended_until > own ? extended_until : own
  const closes = until === own ? window.to : todayIn(window.timeZone, new Date(until.getTime() - 1))
  return { from: startOf(window.from, window.timeZone), until, closes }
}

function startOf(day: string, timeZone: string, later = 0): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(new TZDate(year, month - 1, date + later, timeZone).getTime())
}

/** On which terms an application is assessed. */
export function termsOf(row: DeadlineFields, bundle: FormBundle): Terms {
  return { region: row.region, closes: windowFor(row, bundle)?.closes }
}

/** Columns of an application, or values in their place. */
type ExtensionColumns = Readonly<
  Record<'form' | 'edition_name' | 'region' | 'demonstration', RawBuilder<unknown>>
>

/**
 * Until when administrators extended the window of an application's region; what one of the demonstration did
 * holds for applications of the demonstration only.
 */
export function extendedUntil({ form, edition_name, region, demonstration }: ExtensionColumns) {
  return sql<Date | null>`(
    select max(until) from extension left join "user" on "user".id = extension.by_user
    where extension.form = ${form} and extension.edition_name = ${edition_name}
      and ${liesIn(region, sql.ref('extension.region'))}
      and (${demonstration} or not coalesce("user".demonstration, false)))`
}

/**
 * Until when each edition takes declarations from somebody: with what was given to a region of theirs, or to
 * everybody; what one of the demonstration gave holds for the demonstration only. Gives nothing for editions
 * without a window.
 */
export async function deadlinesFor(
  db: Reader,
  bundles: readonly FormBundle[],
  person: Pick<Person, 'grants' | 'demonstration'> | undefined,
): Promise<(Date | undefined)[]> {
  const extensions = await db
    .selectFrom('extension')
    .leftJoin('user', 'user.id', 'extension.by_user')
    .select(['form', 'edition_name', 'region', 'until'])
    .$if(!person?.demonstration, (query) =>
      query.where((is) => is.fn.coalesce('user.demonstration', is.lit(false)), '=', false),
    )
    .execute()
  return bundles.map((bundle) => {
    const { form, edition } = bundle
    const own = (person?.grants ?? []).filter((grant) => grant.form === '*' || grant.form === form.id)
    const regions = own.length === 0 ? [''] : own.map(({ region }) => region)
    return latest(
      regions.map((region) => {
        const given = extensions
          .filter((extension) => extension.form === form.id && extension.edition_name === edition.edition)
          .filter((extension) => isInRegion(region, extension.region))
        const extended_until = latest(given.map(({ until }) => until)) ?? null
        return windowFor({ region, extended_until }, bundle)?.until
      }),
    )
  })
}

function latest(moments: readonly (Date | undefined)[]): Date | undefined {
  return moments.reduce(
    (last, moment) => (last && moment && moment < last ? last : (moment ?? last)),
    undefined,
  )
}

/** Whether declarations are taken at a moment. */
export function isOpen(window: SubmissionWindow | undefined, now: Date): boolean {
  return !window || (now >= window.from && now < window.until)
}
