import { accountOf } from './accept-invitation.ts'
import { lockAccounts } from './administrators.ts'
import { makeLink, openResets } from './links.ts'
import type { Database } from '../database/connect.ts'
import { addJob } from '../jobs/jobs.ts'
import type { Tasks } from '../jobs/jobs.ts'

const VALID_HOURS = 1
/** Maximum number of open reset links per person, so that a mailbox cannot be flooded. */
const MOST_OPEN = 2

/** Creates and emails a password reset link; does nothing if there is no usable account. */
export function forgottenPasswordTask(db: Database): Tasks['forgotten-password'] {
  return async ({ email }) => {
    await db.transaction().execute(async (tx) => {
      await lockAccounts(tx)
      const known = await accountOf(tx, email)
      if (!known || known.disabled || known.demonstration || (await openResets(tx, email)) >= MOST_OPEN)
        return
      const { id } = await makeLink(
        tx,
        { kind: 'reset', email, name: known.name, grants: [], hours: VALID_HOURS, asked: true },
        null,
      )
      await addJob(tx, 'link-email', { link: id })
    })
  }
}
