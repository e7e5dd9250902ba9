import { createTransport } from 'nodemailer'
import type { Settings } from '../settings/settings.ts'

interface Email {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export type SendEmail = (email: Email) => Promise<void>

/**
 * Sends emails by SMTP; undefined if no mail server is configured: notifications in the site are complete
 * without.
 */
export function senderOf({
  smtpUrl,
  mailFrom,
}: Pick<Settings, 'smtpUrl' | 'mailFrom'>): SendEmail | undefined {
  if (smtpUrl === undefined) return undefined
  const transport = createTransport(smtpUrl)
  return async (email) => {
    await transport.sendMail({ from: mailFrom, ...email })
  }
}
