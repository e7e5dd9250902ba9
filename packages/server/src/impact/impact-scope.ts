import type { FormBundle } from '@formwright/definition'
import { sql } from 'kysely'
import { declaresOwnOnly } from '../access/people.ts'
import type { Editions } from '../published/editions.ts'

/** Maximum number of previous editions. */
const MOST_YEARS = 5

/** The applications on which a definition is tested: those of its edition and earlier ones. */
export interface ImpactScope {
  /** Name of its edition. */
  readonly own: string
  /** Editions through which answers are converted, latest first; the first is `previous`. */
  readonly before: readonly FormBundle[]
  /** Names of all earlier editions, latest first. */
  readonly names: readonly string[]
  /** Whether the form is filled in per organisation. */
  readonly ownOnly: boolean
}

/** The scope of an impact test: as far back as applications would be carried from. */
export async function impactScopeOf(
  editions: Pick<Editions, 'latestOf'>,
  after: FormBundle,
): Promise<ImpactScope> {
  const names: string[] = []
  const before: FormBundle[] = []
  for (let { previous } = after.edition; previous && names.length < MOST_YEARS;) {
    names.push(previous)
    const bundle = await editions.latestOf(after.form.id, previous)
    if (!bundle) break
    before.push(bundle)
    previous = bundle.edition.previous
  }
  return { own: after.edition.edition, before, names, ownOnly: declaresOwnOnly(after.form) }
}

/**
 * SQL condition for applications in scope: of the edition or the previous one, or of an earlier one if that
 * is the last submission of its region.
 */
export function isInScope({ own, names: [previous = '', ...older], ownOnly }: ImpactScope) {
  const path = [previous, ...older]
  const positionOf = (of: string) => sql`array_position(${path}::text[], ${sql.ref(`${of}.edition_name`)})`
  return sql<boolean>`(application.edition_name in (${own}, ${previous})
    or (application.edition_name = any(${older}::text[]) and application.submitted_at is not null
      and not exists (select from application as later where later.form = application.form
        and later.region = application.region and later.demonstration = application.demonstration
        and (not ${ownOnly}::boolean or later.organisation = application.organisation)
        and later.submitted_at is not null and (${positionOf('later')} < ${positionOf('application')}
          or (later.edition_name = application.edition_name
            and later.submitted_at > application.submitted_at)))))`
}
