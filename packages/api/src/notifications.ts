import { Type } from 'typebox'
import { command, read } from './declare.ts'
import type { Received } from './declare.ts'
import { PersonEvents } from './live.ts'
import { Body, Id, JsonObject, Nullable, Time } from './shapes.ts'

/** What the readers of an application are notified of. */
export const NEWS = ['transition', 'comment'] as const
export type News = (typeof NEWS)[number]

/** Changes of how somebody signs in: each is a line of the audit trail, and its person is notified. */
export const ACCOUNT_CHANGES = [
  'password.change',
  'second-factor.add',
  'second-factor.remove',
  'second-factor.take',
  'backup-codes.renew',
  'backup-code.use',
] as const
export type AccountChange = (typeof ACCOUNT_CHANGES)[number]

/** The most notifications that are listed or marked at once. */
export const NOTIFICATIONS_PAGE = 100

export const NotificationView = Type.Object({
  id: Id,
  kind: Type.Enum([...NEWS, ...ACCOUNT_CHANGES]),
  application: Nullable(Id),
  details: JsonObject,
  count: Type.Integer({
    description: 'How many it stands for: unread comments on one application are gathered',
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
    summary: 'Streams news of the caller: notifications and exports',
    events: PersonEvents,
    errors: ['too-many'],
  }),
}
