import { truncate } from '@formwright/definition'
import { createHmac } from 'node:crypto'
import type { Database } from '../database/connect.ts'
import { post } from '../http/outgoing.ts'
import type { InstallationKeys } from '../installation/keys.ts'
import type { Settings } from '../settings/settings.ts'
import type { Tasks } from './jobs.ts'

const PATIENCE_MS = 10_000
/** Purpose of the encrypted secrets. */
export const WEBHOOK_SECRET = 'webhook-secret'

/**
 * Delivers a webhook, with retries by the queue. The header `formwright-signature` is `t=<seconds>,v1=<hex>`:
 * HMAC-SHA256 of `<seconds>.<body>` with the webhook's secret; receivers verify it and the time.
 */
export function webhookTask(
  db: Database,
  keys: InstallationKeys,
  settings: Pick<Settings, 'webhookAllow'>,
): Tasks['webhook'] {
  return async ({ webhook, event, body }) => {
    const hook = await db
      .selectFrom('webhook')
      .selectAll()
      .where('id', '=', webhook)
      .where('active', '=', true)
      .executeTakeFirst()
    if (!hook) return
    const outcome = await deliver(hook, { event, body }, keys, settings)
    await db
      .insertInto('delivery')
      .values({ webhook, event, ...outcome })
      .execute()
    if (outcome.error) throw new Error(outcome.error)
  }
}

async function deliver(
  hook: { readonly url: string; readonly secret: string },
  { event, body }: { readonly event: string; readonly body: string },
  keys: InstallationKeys,
  { webhookAllow }: Pick<Settings, 'webhookAllow'>,
): Promise<{ readonly status: number | null; readonly error: string | null }> {
  try {
    const secret = keys.decrypt(WEBHOOK_SECRET, hook.secret)
    const status = await post(hook.url, {
      headers: {
        'content-type': 'application/json',
        'formwright-event': event,
        'formwright-signature': signatureOf(secret, body, Math.floor(Date.now() / 1000)),
      },
      body,
      allowed: webhookAllow,
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return { status, error: status >= 200 && status < 300 ? null : `HTTP ${status}` }
  } catch (error) {
    return { status: null, error: truncate(reasonOf(error), 500) }
  }
}

/**
 * The network error with its code: certificate errors have one besides the message, and failures of hosts
 * with several addresses have no message.
 */
export function reasonOf(error: unknown): string {
  const { code, message } = error as Partial<NodeJS.ErrnoException>
  if (!message) return code ?? String(error)
  return code === undefined || message.includes(code) ? message : `${code}: ${message}`
}

/** Encrypts webhook secrets that an earlier version stored in clear. */
export async function encryptWebhookSecrets(db: Database, keys: InstallationKeys): Promise<void> {
  const clear = await db
    .selectFrom('webhook')
    .select(['id', 'secret'])
    .where('secret', 'not like', '%.%')
    .execute()
  for (const { id, secret } of clear)
    await db
      .updateTable('webhook')
      .set({ secret: keys.encrypt(WEBHOOK_SECRET, secret) })
      .where('id', '=', id)
      .where('secret', '=', secret)
      .execute()
}

export function signatureOf(secret: string, body: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}
