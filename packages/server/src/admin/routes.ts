import type { adminRoutes } from '@formwright/api'
import type { Handlers } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { addExtension, removeExtension } from './extensions.ts'
import { addWebhook, removeWebhook } from './webhooks.ts'

/** System administration: deadline extensions and webhooks. */
export function adminHandlers({ db, editions, keys, settings }: RouteServices): Handlers<typeof adminRoutes> {
  return {
    'GET /extensions': () =>
      db
        .selectFrom('extension')
        .innerJoin('user', 'user.id', 'extension.by_user')
        .select([
          'extension.id',
          'form',
          'edition_name as edition',
          'region',
          'until',
          'reason',
          'at',
          'user.name as by',
        ])
        .orderBy('at', 'desc')
        .execute(),
    'POST /extensions': async ({ tx, body, person, record }) => {
      const extension = await addExtension(tx, { editions }, body, person)
      await record({ action: 'extension.add', subject: extension.id, details: body })
      return extension
    },
    'DELETE /extensions/:id': async ({ tx, params, record }) => {
      const removed = await removeExtension(tx, params.id)
      await record({ action: 'extension.remove', subject: params.id, details: removed })
      return { removed: true }
    },
    'GET /webhooks': async () => {
      const [hooks, deliveries] = await Promise.all([
        db
          .selectFrom('webhook')
          .select(['id', 'url', 'events', 'active', 'created_at as createdAt'])
          .orderBy('created_at')
          .execute(),
        db
          .selectFrom('delivery')
          .select(['webhook', 'event', 'status', 'error', 'at'])
          .orderBy('at', 'desc')
          .limit(200)
          .execute(),
      ])
      return hooks.map((hook) => ({
        ...hook,
        deliveries: deliveries.filter(({ webhook }) => webhook === hook.id).slice(0, 10),
      }))
    },
    'POST /webhooks': async ({ tx, body, person, record }) => {
      const webhook = await addWebhook(tx, { keys, settings }, body, person)
      await record({ action: 'webhook.add', subject: webhook.id, details: { url: body.url } })
      return webhook
    },
    'DELETE /webhooks/:id': removeWebhook,
  }
}
