import { createTransport } from 'nodemailer'
import type { Settings } from '../settings/settings.ts'
import type { Tasks } from './jobs.ts'

/** Sends letters by SMTP. Without a server they are not sent: everything is also told in the site. */
export function mailTask({ smtpUrl, mailFrom }: Pick<Settings, 'smtpUrl' | 'mailFrom'>): Tasks['mail'] {
  const transport = smtpUrl === undefined ? undefined : createTransport(smtpUrl)
  return async ({ to, subject, text }) => {
    await transport?.sendMail({ from: mailFrom, to, subject, text })
  }
}
