// without TypeBox, because the site's first page imports them
import { TRANSITION_REQUIREMENTS } from '@formwright/definition'

/** Error codes with their HTTP status; the site has a text for each. */
export const ERRORS = {
  'bad-request': 400,
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  'unknown-edition': 404,
  conflict: 409,
  stale: 409,
  'in-use': 409,
  gone: 410,
  damaged: 410,
  'too-large': 413,
  'unsupported-type': 415,
  unprocessable: 422,
  refused: 422,
  'limit-reached': 422,
  infected: 422,
  'too-many': 429,
  'database-away': 503,
  'storage-away': 503,
  'disk-full': 507,
  internal: 500,
} as const

export type ErrorCode = keyof typeof ERRORS

/**
 * What a transition may require, as `requirement` of the error `refused` names it. All but `filled`, which
 * follows from the transition's own list, are names that `form.json` uses.
 */
export const REQUIREMENTS = [...TRANSITION_REQUIREMENTS, 'filled'] as const
export type Requirement = (typeof REQUIREMENTS)[number]

/** Limited resources, as named by `of` in the errors `limit-reached` and `too-many`. */
export const LIMITS = [
  'drafts',
  'definitions',
  'reasons',
  'comments',
  'notes',
  'spotChecks',
  'invitations',
  'colleagues',
  'exports',
  'history',
  'evidence',
] as const
export type LimitName = (typeof LIMITS)[number]

/** Kinds of notifications about applications. */
export const NOTIFICATION_KINDS = ['transition', 'comment', 'correction'] as const
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number]

/** Changes of credentials, which are audited and of which the person is notified. */
export const ACCOUNT_CHANGES = [
  'password.change',
  'second-factor.add',
  'second-factor.remove',
  'second-factor.take',
  'backup-codes.renew',
  'backup-code.use',
] as const
export type AccountChange = (typeof ACCOUNT_CHANGES)[number]

/** Steps of a definition draft, which are audited and of which form administrators are notified. */
export const DRAFT_NOTIFICATION_KINDS = [
  'definition.ask',
  'definition.approve',
  'definition.return',
  'definition.comment',
  'definition.publish',
  'definition.schedule',
  'definition.unschedule',
  'definition.withdraw',
  'definition.replace',
] as const
export type DraftNotificationKind = (typeof DRAFT_NOTIFICATION_KINDS)[number]

/** Maximum number of notifications listed or marked at once. */
export const NOTIFICATIONS_PAGE = 100

export const MIN_PASSWORD = 10

/** Events of webhooks; `audit-head` is the daily signed head of the audit trail. */
export const WEBHOOK_EVENTS = ['transition', 'comment', 'audit-head'] as const
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]

/** Formats in which a declaration is printed. */
export const PAPER_FORMATS = ['pdf', 'docx', 'xlsx'] as const
export type PaperFormat = (typeof PAPER_FORMATS)[number]
