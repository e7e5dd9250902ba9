import { Type } from 'typebox'
import { WEBHOOK_EVENTS } from './constants.ts'
import { command, read } from './declare.ts'
import type { Received } from './declare.ts'
import {
  Body,
  Confirmation,
  Id,
  LongText,
  Moment,
  Nullable,
  RegionOrAll,
  ShortName,
  Time,
  WithId,
} from './shapes.ts'

/** A deadline extension for a region, or (empty) for everybody. */
export const ExtensionView = Type.Object({
  id: Id,
  form: Type.String(),
  edition: Type.String(),
  region: Type.String(),
  until: Time,
  reason: Type.String(),
  at: Time,
  by: Type.String(),
})
export type ExtensionView = Received<typeof ExtensionView>

const WebhookEvent = Type.Enum(WEBHOOK_EVENTS)

export const WebhookView = Type.Object({
  id: Id,
  url: Type.String(),
  events: Type.Array(Type.String()),
  active: Type.Boolean(),
  createdAt: Time,
  deliveries: Type.Array(
    Type.Object({
      event: Type.String(),
      status: Nullable(Type.Integer()),
      error: Nullable(Type.String()),
      at: Time,
    }),
  ),
})
export type WebhookView = Received<typeof WebhookView>

export const adminRoutes = {
  'GET /extensions': read({
    access: 'admin',
    summary: 'Lists extensions of deadlines',
    result: Type.Array(ExtensionView),
  }),
  'POST /extensions': command({
    access: 'admin',
    makes: true,
    summary: 'Extends the deadline of an edition, for a region or for everybody',
    body: Body({ form: ShortName, edition: ShortName, region: RegionOrAll, until: Moment, reason: LongText }),
    result: WithId,
    errors: ['unprocessable'],
  }),
  'DELETE /extensions/:id': command({
    access: 'admin',
    summary: 'Deletes an extension',
    params: WithId,
    result: Confirmation('removed'),
    errors: ['not-found'],
  }),
  'GET /webhooks': read({
    access: 'admin',
    summary: 'Lists webhooks and how their last deliveries went',
    result: Type.Array(WebhookView),
  }),
  'POST /webhooks': command({
    access: 'admin',
    makes: true,
    summary: 'Adds a webhook',
    description: 'The secret that signs its deliveries is shown this once.',
    body: Body({
      url: Type.String({ pattern: '^https?://', maxLength: 500 }),
      events: Type.Array(WebhookEvent, { minItems: 1 }),
    }),
    result: Type.Object({ id: Id, secret: Type.String() }),
    errors: ['unprocessable'],
  }),
  'DELETE /webhooks/:id': command({
    access: 'admin',
    summary: 'Deletes a webhook',
    params: WithId,
    result: Confirmation('removed'),
    errors: ['not-found'],
  }),
}
