import type { WebhookEvent, WebhookView } from '@formwright/api'
import { word } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import type { AdminSay, AdminText } from './say.ts'

type Delivery = Pick<WebhookView['deliveries'][number], 'event' | 'status' | 'error'>

const EVENTS: Readonly<Record<WebhookEvent, AdminText>> = {
  transition: 'webhook-event-transition',
  comment: 'webhook-event-comment',
  'audit-head': 'webhook-event-audit-head',
}
const TITLES = new Map<string, AdminText>(Object.entries(EVENTS))

/** Explanations of network errors; the first match is used. */
const REASONS: readonly (readonly [RegExp, AdminText])[] = [
  [/ENOTFOUND|EAI_AGAIN/, 'delivery-no-name'],
  [/ECONNREFUSED/, 'delivery-refused'],
  [/ECONNRESET|EPIPE|socket hang up/, 'delivery-broken-off'],
  [/EHOSTUNREACH|ENETUNREACH/, 'delivery-unreachable'],
  [/ETIMEDOUT|aborted|timeout/i, 'delivery-timeout'],
  [/CERT|ERR_TLS|ERR_SSL|EPROTO|SELF_SIGNED|VERIFY|certificate/i, 'delivery-certificate'],
  [/WEBHOOK_ALLOW/, 'delivery-forbidden'],
]

/** A delivery and its result, with the network error in brackets. */
export function deliveryText({ event, status, error }: Delivery, say: AdminSay, language: Language): string {
  const title = TITLES.get(event)
  return [title ? say(title) : event, outcomeOf({ status, error }, say, language)].join(' · ')
}

function outcomeOf({ status, error }: Omit<Delivery, 'event'>, say: AdminSay, language: Language): string {
  if (status !== null)
    return say(status >= 200 && status < 300 ? 'delivery-done' : 'delivery-answered', { status })
  const raw = error ?? ''
  const [, reason = 'delivery-failed'] = REASONS.find(([words]) => words.test(raw)) ?? []
  return raw === '' ? say(reason) : word('in-brackets', language, { text: say(reason), more: raw })
}
