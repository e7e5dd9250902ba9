import type { Person } from '../access/people.ts'
import { termsOf } from '../admission/deadline.ts'
import { EXTENDED } from '../admission/store.ts'
import type { ListedRow } from '../admission/store.ts'
import { summaryOf } from '../applications/summary.ts'
import { maskReply } from '../privacy/mask-reply.ts'
import type { RouteServices } from '../services.ts'

/** Adds the eligibility to applications. */
export async function withEligibility(
  { db, editions }: RouteServices,
  rows: readonly ListedRow[],
  person: Person,
) {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const stored = await db
    .selectFrom('application')
    .select(['id', 'region', 'answers', EXTENDED])
    .where('id', 'in', ids)
    .execute()
  const whole = new Map(stored.map((row) => [row.id, row]))
  return Promise.all(
    rows.map(async (row) => {
      const bundle = (await editions.bundleOf(row.edition))!
      const own = whole.get(row.id)
      const terms = own && termsOf(own, bundle)
      const { eligibility } = editions.formOf(bundle).assess(own?.answers, terms)
      // private data is masked for everybody in a table of many applications
      return { ...summaryOf(row, bundle, person), eligibility: maskReply(bundle, own?.answers, eligibility) }
    }),
  )
}
