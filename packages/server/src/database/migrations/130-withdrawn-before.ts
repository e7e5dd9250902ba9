import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/**
 * Versions that were published here and withdrawn before that was kept with them: the trail knows. One that
 * was published anew, or offered again, since then is not withdrawn.
 */
export const withdrawnBefore: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      update edition set withdrawn = true
        where published_by is not null and not offered and not taken_off and (
          select action from audit where subject = edition.digest and at > published_at
            and action in ('definition.withdraw', 'definition.offer') order by seq desc limit 1
        ) = 'definition.withdraw'
    `.execute(db)
  },
}
