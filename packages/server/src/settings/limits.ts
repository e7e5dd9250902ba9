import { HttpError } from '../http/errors.ts'

/** How much there may be of what people write, so that no page, list or database grows without end. */
export interface Limits {
  /** Applications of one region for one edition that were never handed in. */
  readonly drafts: number
  /** Reasons for warnings, of one application. */
  readonly reasons: number
  /** Of one application. */
  readonly comments: number
  readonly notes: number
  readonly spotChecks: number
  /** That nobody has accepted yet, in all. */
  readonly invitations: number
  /** Exports of one person that are under way at a time. */
  readonly exports: number
  /** Megabytes that the changes to one application take, with what is kept to rebuild earlier answers. */
  readonly history: number
  /** Megabytes of files of one application. */
  readonly evidence: number
}

/** The variable that sets each limit, and what it is without. */
const VARIABLES: Readonly<Record<keyof Limits, readonly [variable: string, fallback: number]>> = {
  drafts: ['MAX_DRAFTS', 200],
  reasons: ['MAX_REASONS', 500],
  comments: ['MAX_COMMENTS', 500],
  notes: ['MAX_NOTES', 500],
  spotChecks: ['MAX_SPOT_CHECKS', 100],
  invitations: ['MAX_INVITATIONS', 2000],
  exports: ['MAX_EXPORTS', 5],
  history: ['HISTORY_MAX_MB', 256],
  evidence: ['EVIDENCE_TOTAL_MAX_MB', 2048],
}

/** Limits as the environment sets them; `number` reads a variable that has a default. */
export function readLimits(number: (variable: string, fallback: number) => number): Limits {
  const entries = Object.entries(VARIABLES).map(([name, variable]) => [name, number(...variable)])
  return Object.fromEntries(entries) as unknown as Limits
}

/** What each limit counts, and how to get below it. */
const WORDS: Readonly<Record<keyof Limits, readonly [what: string, mend: string]>> = {
  drafts: ['applications of this region that were not handed in', 'delete one that is not needed'],
  reasons: ['reasons in this application', 'empty those whose warning is gone'],
  comments: ['comments on this application', 'settle the rest by telephone'],
  notes: ['notes on this application', 'return it with those that there are'],
  spotChecks: ['spot checks of this application', 'put what is new into the opinion'],
  invitations: ['invitations that nobody has accepted', 'wait until some are accepted or expire'],
  exports: ['exports under way', 'wait for one of them, or delete it'],
  history: ['MB of changes to this application', 'ask an administrator to raise HISTORY_MAX_MB'],
  evidence: [
    'MB of files in this application',
    'upload smaller files, or ask an administrator to raise EVIDENCE_TOTAL_MAX_MB',
  ],
}

/**
 * Refuses what would go above a limit; `count` is what there would be.
 * @throws HttpError
 */
export function refuseAbove(limits: Limits, name: keyof Limits, count: number): void {
  if (count <= limits[name]) return
  const [what, mend] = WORDS[name]
  throw new HttpError(
    name === 'exports' ? 'too-many' : 'limit-reached',
    `There may be ${limits[name]} ${what}: ${mend}`,
    { of: name, limit: limits[name] },
  )
}
