import { sql } from 'kysely'
import { liesInAny } from '../access/regions-in-sql.ts'
import { termsOf } from '../admission/deadline.ts'
import { progressOf, readApplication } from '../admission/store.ts'
import { publish } from '../database/bus.ts'
import type { Tasks } from '../jobs/jobs.ts'
import type { Services } from '../services.ts'

/** Number of applications processed at a time. */
const PAGE = 200

/**
 * After an extension was granted or removed: updates the list columns of the applications concerned and
 * notifies their readers.
 */
export function deadlineTask({ db, editions }: Pick<Services, 'db' | 'editions'>): Tasks['deadline'] {
  return async ({ form, edition, region }, signal) => {
    for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
      const page = await db
        .selectFrom('application')
        .select('id')
        .where('form', '=', form)
        .where('edition_name', '=', edition)
        .where(liesInAny(sql.ref('region'), [region]))
        .where('id', '>', last)
        .orderBy('id')
        .limit(PAGE)
        .execute()
      if (page.length === 0) return
      for (const { id } of page) {
        signal.throwIfAborted()
        await assessAnew(id)
        last = id
      }
    }
  }

  async function assessAnew(id: string): Promise<void> {
    const row = await readApplication(db, id)
    const bundle = row && (await editions.bundleOf(row.edition))
    if (!bundle) return
    const progress = progressOf(editions.formOf(bundle), row.answers, termsOf(row, bundle))
    // a concurrent save has already updated them
    await db
      .updateTable('application')
      .set({ progress: JSON.stringify(progress) })
      .where('id', '=', id)
      .where('revision', '=', row.revision)
      .execute()
    await publish(db, { kind: 'state', id, by: '' })
  }
}
