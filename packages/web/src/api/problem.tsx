import type { LimitName, Requirement } from '@formwright/api'
import { Alert } from '../elements/alert.tsx'
import { Button } from '../elements/button.tsx'
import { isText, useSay } from '../texts/say.ts'
import type { Say, TextName } from '../texts/say.ts'
import { StorageTimeout } from './with-timeout.ts'
import { timeText } from '../texts/time.ts'
import { ApiError } from './api.ts'

const WORDS = {
  away: 'api-away',
  'paper-away': 'paper-away',
  'not-signed-in': 'api-not-signed-in',
  forbidden: 'api-forbidden',
  'not-found': 'api-not-found',
  conflict: 'api-conflict',
  stale: 'api-stale',
  'in-use': 'api-in-use',
  gone: 'api-gone',
  'unknown-edition': 'api-unknown-edition',
  damaged: 'api-damaged',
  internal: 'api-internal',
  'too-large': 'api-too-large',
  'unsupported-type': 'api-unsupported-type',
  infected: 'api-infected',
  'file-missing': 'api-file-missing',
  'too-many': 'api-too-many',
  'database-away': 'api-busy',
  'storage-away': 'api-busy',
  'disk-full': 'api-disk-full',
  INVALID_EMAIL_OR_PASSWORD: 'api-wrong-password',
  ACCOUNT_LOCKED: 'api-locked',
  ACCOUNT_DISABLED: 'api-disabled',
  INVALID_CODE: 'api-wrong-code',
  CODE_USED: 'code-used',
  INVALID_BACKUP_CODE: 'wrong-backup-code',
  INVALID_PASSWORD: 'wrong-current-password',
} as const

const REQUIREMENTS: Readonly<Record<Requirement, TextName>> = {
  'no-errors': 'need-no-errors',
  'warnings-explained': 'need-reasons',
  'within-window': 'need-window',
  notes: 'need-notes',
  opinion: 'need-opinion',
  quota: 'need-quota',
  order: 'need-order',
  checklist: 'need-checklist-short',
  filled: 'need-filled-fields',
}

/** Texts for limits. */
const LIMITS: Readonly<Record<LimitName, TextName>> = {
  drafts: 'limit-drafts',
  definitions: 'limit-definitions',
  reasons: 'limit-reasons',
  comments: 'limit-comments',
  notes: 'limit-notes',
  spotChecks: 'limit-spot-checks',
  invitations: 'limit-invitations',
  colleagues: 'limit-colleagues',
  exports: 'limit-exports',
  history: 'limit-history',
  evidence: 'limit-evidence',
}

/** An error in the reader's language. */
export function problemText(error: unknown, say: Say): string {
  if (isNotLoaded(error)) return say('piece-failed')
  if (error instanceof StorageTimeout) return say('storage-silent')
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error)
  const limit = LIMITS[error.details.of as keyof typeof LIMITS]
  if (limit) return say(limit, { limit: Number(error.details.limit) })
  const requirement = REQUIREMENTS[error.details.requirement as keyof typeof REQUIREMENTS]
  if (requirement)
    return say(requirement, {
      ...(error.details as Record<string, string>),
      count: Number(error.details.count ?? 0),
    })
  const reason = `reason-${String(error.details.reason)}`
  if (isText(reason))
    return say(reason, { ...(error.details as Record<string, string>), time: timeOf(error.details.at) })
  const words = WORDS[error.code as keyof typeof WORDS]
  if (!words) return say('api-refused', { detail: error.message })
  const { retryAfter } = error.details
  return typeof retryAfter === 'number'
    ? say(words) + say('api-retry-after', { seconds: retryAfter })
    : say(words)
}

/** A time in the page's language. */
function timeOf(at: unknown): string {
  return typeof at === 'string' ? timeText(at, document.documentElement.lang) : ''
}

/** Whether a lazy chunk failed to load, by each browser's message. */
function isNotLoaded(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    /dynamically imported module|module script failed|error loading/i.test(error.message)
  )
}

/**
 * Shows an error with a retry button. If the browser's storage does not answer, only reloading the page
 * helps.
 */
export function Problem({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const say = useSay()
  if (!error) return null
  const retry = error instanceof StorageTimeout ? () => location.reload() : onRetry
  return (
    <Alert
      severity="error"
      action={
        retry && (
          <Button color="inherit" size="small" onClick={retry}>
            {say('retry')}
          </Button>
        )
      }
    >
      {problemText(error, say)}
    </Alert>
  )
}
