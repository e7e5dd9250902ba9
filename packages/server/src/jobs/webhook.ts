import { cutToLetters } from '@formwright/definition'
import { createHmac } from 'node:crypto'
import type { Database } from '../database/connect.ts'
import type { Tasks } from './jobs.ts'

const PATIENCE_MS = 10_000

/**
 * Tells another system, as often as the queue allows. The header `formwright-signature` is `t=<seconds>,v1=<hex>`:
 * HMAC-SHA256 of `<seconds>.<body>` by the webhook's secret; who receives it computes it again and looks at the time.
 */
export function webhookTask(db: Database): Tasks['webhook'] {
  return async ({ webhook, event, body }) => {
    const hook = await db
      .selectFrom('webhook')
      .selectAll()
      .where('id', '=', webhook)
      .where('active', '=', true)
      .executeTakeFirst()
    if (!hook) return
    const headers = {
      'content-type': 'application/json',
      'formwright-event': event,
      'formwright-signature': signatureOf(hook.secret, body, Math.floor(Date.now() / 1000)),
    }
    const outcome = await fetch(hook.url, {
      method: 'POST',
      headers,
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).then(
      async (answer) => {
        await answer.body?.cancel()
        return { status: answer.status, error: answer.ok ? null : `HTTP ${answer.status}` }
      },
      (error: unknown) => ({
        status: null,
        error: cutToLetters(String((error as Error).cause ?? error), 500),
      }),
    )
    await db
      .insertInto('delivery')
      .values({ webhook, event, ...outcome })
      .execute()
    if (outcome.error) throw new Error(outcome.error)
  }
}

export function signatureOf(secret: string, body: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}
