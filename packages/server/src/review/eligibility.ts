import type { ListedRow } from '../admission/store.ts'
import { summaryOf } from '../applications/summary.ts'
import { maskReply } from '../privacy/mask-reply.ts'
import type { RouteServices } from '../services.ts'

/** Applications with what their form says of their eligibility. */
export async function withEligibility({ db, editions }: RouteServices, rows: readonly ListedRow[]) {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const stored = await db.selectFrom('application').select(['id', 'answers']).where('id', 'in', ids).execute()
  const answers = new Map(stored.map((row) => [row.id, row.answers]))
  return Promise.all(
    rows.map(async (row) => {
      const bundle = (await editions.bundleOf(row.edition))!
      const own = answers.get(row.id)
      const { eligibility } = editions.formOf(bundle).assess(own)
      // a table of many applications: private data is masked whoever looks at it
      return { ...summaryOf(row, bundle), eligibility: maskReply(bundle, own, eligibility) }
    }),
  )
}
