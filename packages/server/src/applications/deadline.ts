import { TZDate } from '@date-fns/tz'
import { isInRegion } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import type { Grant } from '../access/people.ts'
import type { Reader } from '../database/connect.ts'
import type { ApplicationRow } from '../admission/store.ts'

/** When an edition takes declarations: from, and the first moment at which it does not any more. */
export interface Window {
  readonly from: Date
  readonly until: Date
}

/**
 * The edition's window in its own time zone: from the first second of its first day to the last of its last.
 */
export function windowOf({ window }: FormBundle['edition']): Window | undefined {
  if (!window) return undefined
  return { from: startOf(window.from, window.timeZone), until: startOf(window.to, window.timeZone, 1) }
}

function startOf(day: string, timeZone: string, later = 0): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(new TZDate(year, month - 1, date + later, timeZone).getTime())
}

/**
 * The window of one application: an administrator may have given its region more time; one of the
 * demonstration only to applications of the demonstration.
 */
export async function windowFor(
  db: Reader,
  row: Pick<ApplicationRow, 'form' | 'edition_name' | 'region' | 'demonstration'>,
  bundle: FormBundle,
): Promise<Window | undefined> {
  const window = windowOf(bundle.edition)
  if (!window) return undefined
  const extensions = await db
    .selectFrom('extension')
    .leftJoin('user', 'user.id', 'extension.by_user')
    .select(['region', 'until', 'user.demonstration'])
    .where('form', '=', row.form)
    .where('edition_name', '=', row.edition_name)
    .execute()
  const until = extensions
    .filter(
      ({ region, demonstration }) => isInRegion(row.region, region) && (row.demonstration || !demonstration),
    )
    .reduce((latest, extension) => (extension.until > latest ? extension.until : latest), window.until)
  return { ...window, until }
}

/**
 * Until when each edition takes declarations from somebody: with what was given to a region of theirs, or to
 * everybody. Gives nothing for editions without a window.
 */
export async function deadlinesFor(
  db: Reader,
  bundles: readonly FormBundle[],
  grants: readonly Grant[],
): Promise<(Date | undefined)[]> {
  const extensions = await db
    .selectFrom('extension')
    .select(['form', 'edition_name', 'region', 'until'])
    .execute()
  return bundles.map(({ form, edition }) => {
    const regions = grants
      .filter((grant) => grant.form === '*' || grant.form === form.id)
      .map(({ region }) => region)
    const until = windowOf(edition)?.until
    return extensions
      .filter((extension) => extension.form === form.id && extension.edition_name === edition.edition)
      .filter(({ region }) => region === '' || regions.some((own) => isInRegion(own, region)))
      .reduce((latest, extension) => (latest && extension.until > latest ? extension.until : latest), until)
  })
}

/** Whether declarations are taken at a moment. */
export function isOpen(window: Window | undefined, now: Date): boolean {
  return !window || (now >= window.from && now < window.until)
}
