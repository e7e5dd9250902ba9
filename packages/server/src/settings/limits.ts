import type { LimitName } from '@formwright/api'
import { HttpError } from '../http/errors.ts'
import type { Environment } from './environment.ts'

/** Limits for user content, so that no page, list or table grows without bound. */
export type Limits = Readonly<Record<LimitSetting, number>>
/** All limits except the number of definition drafts, which is fixed. */
type LimitSetting = Exclude<LimitName, 'definitions'>

/** The limits from the environment. */
export function limitsOf(variables: Environment): Limits {
  return {
    drafts: variables.MAX_DRAFTS,
    reasons: variables.MAX_REASONS,
    comments: variables.MAX_COMMENTS,
    notes: variables.MAX_NOTES,
    spotChecks: variables.MAX_SPOT_CHECKS,
    invitations: variables.MAX_INVITATIONS,
    colleagues: variables.MAX_COLLEAGUES,
    exports: variables.MAX_EXPORTS,
    history: variables.HISTORY_MAX_MB,
    evidence: variables.EVIDENCE_TOTAL_MAX_MB,
  }
}

/** What each limit counts, and how to get below it. */
const WORDS: Readonly<Record<LimitSetting, readonly [what: string, advice: string]>> = {
  drafts: ['applications of this region that were not handed in', 'delete one that is not needed'],
  reasons: ['reasons in this application', 'empty those whose warning is gone'],
  comments: ['comments on this application', 'settle the rest by telephone'],
  notes: ['notes on this application', 'return it with those that there are'],
  spotChecks: ['spot checks of this application', 'put what is new into the opinion'],
  invitations: ['invitations that nobody has accepted', 'wait until some are accepted or expire'],
  colleagues: ['people of one organisation', 'ask an administrator to raise MAX_COLLEAGUES'],
  exports: ['exports under way', 'wait for one of them, or delete it'],
  history: ['MB of changes to this application', 'ask an administrator to raise HISTORY_MAX_MB'],
  evidence: [
    'MB of files in this application',
    'upload smaller files, or ask an administrator to raise EVIDENCE_TOTAL_MAX_MB',
  ],
}

/** Rejects a count above a limit; `count` includes what would be added. @throws HttpError */
export function refuseAbove(limits: Limits, name: LimitSetting, count: number): void {
  if (count <= limits[name]) return
  const [what, advice] = WORDS[name]
  throw new HttpError(
    name === 'exports' ? 'too-many' : 'limit-reached',
    `There may be ${limits[name]} ${what}: ${advice}`,
    { of: name, limit: limits[name] },
  )
}
