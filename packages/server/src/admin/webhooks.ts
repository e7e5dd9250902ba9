import { randomBytes } from 'node:crypto'
import type { Tx } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'
import { forbiddenAddressOf } from '../http/outgoing.ts'
import { WEBHOOK_SECRET } from '../jobs/webhook.ts'
import type { CallOf } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'

type AddCall = CallOf<'POST /webhooks'>

/**
 * Adds a webhook.
 * @returns its secret too, by which receivers verify deliveries; it is not shown again
 * @throws HttpError for an invalid or forbidden address
 */
export async function addWebhook(
  tx: Tx,
  { keys, settings }: Pick<RouteServices, 'keys' | 'settings'>,
  { url, events }: AddCall['body'],
  by: Pick<AddCall['person'], 'id'>,
): Promise<{ readonly id: string; readonly secret: string }> {
  if (!URL.canParse(url)) throw new HttpError('unprocessable', 'This is no address')
  const forbidden = await forbiddenAddressOf(new URL(url), settings.webhookAllow)
  if (forbidden !== undefined)
    throw new HttpError(
      'unprocessable',
      `This leads to ${forbidden}, a private or special address. ` +
        `Whoever runs the server allows it with WEBHOOK_ALLOW`,
      { reason: 'address-forbidden', address: forbidden },
    )
  const secret = randomBytes(32).toString('base64url')
  const { id } = await tx
    .insertInto('webhook')
    .values({ url, events, secret: keys.encrypt(WEBHOOK_SECRET, secret), active: true, by_user: by.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, secret }
}

/** Removes a webhook. @throws HttpError where there is none */
export async function removeWebhook({
  tx,
  params,
  record,
}: CallOf<'DELETE /webhooks/:id'>): Promise<{ removed: true }> {
  const removed = await tx
    .deleteFrom('webhook')
    .where('id', '=', params.id)
    .returning('url')
    .executeTakeFirst()
  if (!removed) throw new HttpError('not-found', 'There is no such webhook')
  await record({ action: 'webhook.remove', subject: params.id, details: removed })
  return { removed: true }
}
