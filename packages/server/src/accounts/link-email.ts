import type { Language } from '@formwright/definition'
import type { Database } from '../database/connect.ts'
import type { Tasks } from '../jobs/jobs.ts'
import type { SendEmail } from '../mail/mail.ts'
import { siteEmailOf } from '../notify/emails.ts'
import type { Settings } from '../settings/settings.ts'
import { tokenForEmail } from './links.ts'

/**
 * Sends the email with a link, unless the link holds no longer. Sent again, it has another token and the one
 * before is void.
 */
export function linkEmailTask(
  db: Database,
  send: SendEmail | undefined,
  { publicUrl }: Pick<Settings, 'publicUrl'>,
  languages: () => readonly Language[],
): Tasks['link-email'] {
  return async ({ link }) => {
    const about = send && (await tokenForEmail(db, link))
    if (!about) return
    const { kind, email, name, token, asked } = about
    await send({
      to: email,
      ...siteEmailOf(
        asked ? 'forgotten' : kind,
        { name, address: `${publicUrl}/invitation/${token}` },
        languages(),
      ),
    })
  }
}
