import { createTransport } from 'nodemailer'
import { tokenForLetter } from '../accounts/links.ts'
import type { Database } from '../database/connect.ts'
import { linkLetterOf } from '../notify/letters.ts'
import type { Settings } from '../settings/settings.ts'
import type { Tasks } from './jobs.ts'

type Mail = Pick<Settings, 'smtpUrl' | 'mailFrom'>

/** Sends letters by SMTP. Without a server they are not sent: everything is also told in the site. */
export function mailTask(settings: Mail): Tasks['mail'] {
  const send = senderOf(settings)
  return async (letter) => {
    await send?.(letter)
  }
}

/** Sends the letter with a link, unless the link holds no longer. Sent again, it has another token and the one before is void. */
export function linkLetterTask(
  db: Database,
  settings: Mail & Pick<Settings, 'publicUrl'>,
): Tasks['link-letter'] {
  const send = senderOf(settings)
  return async ({ link }) => {
    const about = send && (await tokenForLetter(db, link))
    if (!about) return
    const { kind, email, name, token, asked } = about
    await send({
      to: email,
      ...linkLetterOf(asked ? 'forgotten' : kind, {
        name,
        address: `${settings.publicUrl}/invitation/${token}`,
      }),
    })
  }
}

function senderOf({ smtpUrl, mailFrom }: Mail) {
  if (smtpUrl === undefined) return undefined
  const transport = createTransport(smtpUrl)
  return async (letter: { readonly to: string; readonly subject: string; readonly text: string }) => {
    await transport.sendMail({ from: mailFrom, ...letter })
  }
}
