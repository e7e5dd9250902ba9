import type { adminRoutes } from '@formwright/api'
import { randomBytes } from 'node:crypto'
import { registeredRegion, unitsOf, unknownRegion } from '../access/register.ts'
import { HttpError } from '../http/errors.ts'
import { leadsAstray } from '../http/outgoing.ts'
import type { Handlers } from '../routing/route.ts'
import { addJob } from '../jobs/jobs.ts'
import { WEBHOOK_SECRET } from '../jobs/webhook.ts'
import type { RouteServices } from '../services.ts'

/** What administrators of the system look after: more time, other systems that are notified. */
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
      const units = editions.forms().flatMap(unitsOf)
      if (body.region !== '' && !units.includes(body.region) && !(await registeredRegion(body.region)))
        throw unknownRegion(body.region)
      const extension = await tx
        .insertInto('extension')
        .values({
          form: body.form,
          edition_name: body.edition,
          region: body.region,
          until: body.until,
          reason: body.reason,
          by_user: person.id,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      await record({ action: 'extension.add', subject: extension.id, details: body })
      await addJob(tx, 'deadline', { form: body.form, edition: body.edition, region: body.region })
      return extension
    },
    'DELETE /extensions/:id': async ({ tx, params, record }) => {
      const gone = await tx
        .deleteFrom('extension')
        .where('id', '=', params.id)
        .returning(['form', 'edition_name as edition', 'region'])
        .executeTakeFirst()
      if (!gone) throw new HttpError('not-found', 'There is no such extension')
      await record({ action: 'extension.remove', subject: params.id, details: gone })
      await addJob(tx, 'deadline', gone)
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
      if (!URL.canParse(body.url)) throw new HttpError('unprocessable', 'This is no address')
      const forbidden = await leadsAstray(new URL(body.url), settings.webhookAllow)
      if (forbidden !== undefined)
        throw new HttpError(
          'unprocessable',
          `This leads to ${forbidden}, a private or special address. ` +
            `Whoever runs the server allows it with WEBHOOK_ALLOW`,
          { reason: 'address-forbidden', address: forbidden },
        )
      const secret = randomBytes(32).toString('base64url')
      const made = await tx
        .insertInto('webhook')
        .values({
          url: body.url,
          events: body.events,
          secret: keys.encrypt(WEBHOOK_SECRET, secret),
          active: true,
          by_user: person.id,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      await record({ action: 'webhook.add', subject: made.id, details: { url: body.url } })
      return { id: made.id, secret }
    },
    'DELETE /webhooks/:id': async ({ tx, params, record }) => {
      const gone = await tx
        .deleteFrom('webhook')
        .where('id', '=', params.id)
        .returning('url')
        .executeTakeFirst()
      if (!gone) throw new HttpError('not-found', 'There is no such webhook')
      await record({ action: 'webhook.remove', subject: params.id, details: gone })
      return { removed: true }
    },
  }
}
