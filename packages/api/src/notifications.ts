import { Type } from 'typebox'
import {
  ACCOUNT_CHANGES,
  DRAFT_NOTIFICATION_KINDS,
  NOTIFICATION_KINDS,
  NOTIFICATIONS_PAGE,
} from './constants.ts'
import { command, read } from './declare.ts'
import type { Received } from './declare.ts'
import { PersonEvents } from './live.ts'
import { Body, Id, JsonObject, Nullable, Time } from './shapes.ts'

export const NotificationView = Type.Object({
  id: Id,
  kind: Type.Enum([...NOTIFICATION_KINDS, ...ACCOUNT_CHANGES, ...DRAFT_NOTIFICATION_KINDS]),
  application: Nullable(Id),
  /** The draft of a definition that it is about. */
  draft: Nullable(Id),
  details: JsonObject,
  count: Type.Integer({
    description: 'Number of events that it stands for: unread comments on one application are grouped',
  }),
  at: Time,
  readAt: Nullable(Time),
})
export type NotificationView = Received<typeof NotificationView>

export const notificationRoutes = {
  'GET /notifications': read({
    access: 'signed-in',
    summary: 'Lists the last notifications of the caller',
    result: Type.Array(NotificationView),
  }),
  'POST /notifications/read': command({
    access: 'signed-in',
    summary: 'Marks notifications as read',
    body: Body({ ids: Type.Array(Id, { maxItems: NOTIFICATIONS_PAGE }) }),
    result: Type.Object({ read: Type.Integer() }),
  }),
  'GET /live': read({
    access: 'signed-in',
    summary: 'Streams events of the caller: notifications and exports',
    events: PersonEvents,
    errors: ['too-many'],
  }),
}
