import { sameLanguage } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import type { Database } from '../database/connect.ts'
import type { Tasks } from '../jobs/jobs.ts'
import type { SendEmail } from '../mail/mail.ts'
import { siteEmailOf } from '../notify/emails.ts'
import type { Settings } from '../settings/settings.ts'
import { tokenForEmail } from './links.ts'

/**
 * Emails a link if it is still valid. Sending again replaces the token. The requester's language comes first.
 */
export function linkEmailTask(
  db: Database,
  send: SendEmail | undefined,
  { publicUrl }: Pick<Settings, 'publicUrl'>,
  languages: () => readonly Language[],
): Tasks['link-email'] {
  return async ({ link, language }) => {
    const about = send && (await tokenForEmail(db, link))
    if (!about) return
    const { kind, email, name, token, asked, invited_by } = about
    const by = invited_by === null ? undefined : await nameOf(db, invited_by)
    const offered = languages()
    const own = offered.find((one) => language !== undefined && sameLanguage(one, language))
    await send({
      to: email,
      ...siteEmailOf(
        asked ? 'forgotten' : kind,
        { name, by: by ?? publicUrl, address: `${publicUrl}/invitation/${token}` },
        own === undefined ? offered : [own, ...offered.filter((one) => one !== own)],
      ),
    })
  }
}

async function nameOf(db: Database, id: string): Promise<string | undefined> {
  return (await db.selectFrom('user').select('name').where('id', '=', id).executeTakeFirst())?.name
}
