import { TZDate } from '@date-fns/tz'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { isInRegion, regionalBundle, todayIn } from '@formwright/definition'
import type { FormBundle, Terms } from '@formwright/definition'
import type { Person } from '../access/people.ts'
import { liesIn } from '../access/regions-in-sql.ts'
import type { Reader } from '../database/connect.ts'

/** The time window for submissions; `until` is exclusive. */
export interface SubmissionWindow {
  readonly from: Date
  readonly until: Date
  /** Its last day, as `2024-07-31`, in the form's time zone. */
  readonly closes: string
}

/** The columns that determine the window of an application. */
interface DeadlineFields {
  readonly region: string
  /** The latest extension by administrators. */
  readonly extended_until: Date | null
}

/**
 * The submission window of an application, in the form's time zone: from the start of the first day to the
 * end of the last. A regional window replaces that of the edition, and administrators may extend it.
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

/** The terms on which an application is assessed. */
export function termsOf(row: DeadlineFields, bundle: FormBundle): Terms {
  return { region: row.region, closes: windowFor(row, bundle)?.closes }
}

/** Columns of an application, or values for them. */
type ExtensionColumns = Readonly<
  Record<'form' | 'edition_name' | 'region' | 'demonstration', RawBuilder<unknown>>
>

/**
 * The latest extension for an application's region; extensions by demonstration accounts only apply to
 * demonstration applications.
 */
export function extendedUntil({ form, edition_name, region, demonstration }: ExtensionColumns) {
  return sql<Date | null>`(
    select max(until) from extension left join "user" on "user".id = extension.by_user
    where extension.form = ${form} and extension.edition_name = ${edition_name}
      and ${liesIn(region, sql.ref('extension.region'))}
      and (${demonstration} or not coalesce("user".demonstration, false)))`
}

/**
 * The deadline of each edition for a person, including extensions for their regions; extensions by
 * demonstration accounts only apply to the demonstration. Editions without a window are omitted.
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

/** Whether submissions are accepted at a moment. */
export function isOpen(window: SubmissionWindow | undefined, now: Date): boolean {
  return !window || (now >= window.from && now < window.until)
}
