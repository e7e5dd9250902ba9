import { isWithin } from '@formwright/definition'
import type { FormBundle, RuleEntry } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { paramsOfRule, patternsMeet } from '@formwright/rules'
import type { Change } from '../diff/change.ts'
import type { Rebased } from '../rebase/rebase.ts'
import { impactOn } from './impact.ts'
import type { ImpactFinding, ImpactRow, StoredAnswers } from './impact.ts'

/** What is still to be filled in or proven: nothing that stands there has to be changed for it. */
const STILL_OPEN = new Set(['required', 'evidence', 'list'])

/**
 * Whether an application follows a correction without its applicant being asked: nothing that is filled in is
 * concerned or has to be changed, and no criterion is met no longer.
 */
export function followsAtOnce(before: Form, after: Form, stored: StoredAnswers, rebased: Rebased): boolean {
  if (!rebased.atOnce) return false
  // where all is safe, and nothing goes back, there is nothing to find
  const isSafe = stored.there === undefined && rebased.changes.every((change) => change.class === 'safe')
  return isSafe || !isBlocked(impactOn(before, after, stored))
}

function isBlocked({ appearing, eligibility }: Pick<ImpactRow, 'appearing' | 'eligibility'>): boolean {
  return (
    appearing.some(({ code, severity }) => severity === 'error' && !STILL_OPEN.has(code)) ||
    eligibility.some(({ after }) => after === 'not-met')
  )
}

/** The changes by which something would be found in an application, or a criterion no longer be met. */
export function changesThatFind(
  changes: readonly Change[],
  { appearing, eligibility }: Pick<ImpactRow, 'appearing' | 'eligibility'>,
  after: FormBundle,
): Change[] {
  const lost = eligibility.filter((one) => one.after === 'not-met').map(({ rule }) => rule)
  if (appearing.length + lost.length === 0) return []
  return changes.filter((change) => {
    if (change.class === 'safe') return false
    const finds = findsBy(change, after)
    return finds !== undefined && (appearing.some(finds) || lost.some((code) => finds({ code, pointer: '' })))
  })
}

type Found = Pick<ImpactFinding, 'code' | 'pointer'>

function findsBy(change: Change, after: FormBundle): ((finding: Found) => boolean) | undefined {
  const { kind, subject, attribute = '', pointer } = change
  if (kind.startsWith('rule-')) return ({ code }) => code === subject
  if (kind.startsWith('param-')) {
    const readers = rulesReading(attribute, after)
    return ({ code }) => readers.has(code)
  }
  if (pointer === undefined || pointer === '') return undefined
  return (finding) => patternsMeet(pointer, finding.pointer) || isWithin(finding.pointer, pointer)
}

function rulesReading(param: string, { rules, variants = [] }: FormBundle): ReadonlySet<string> {
  const all = [...rules, ...variants.flatMap((variant) => variant.rules ?? [])]
  return new Set(all.filter((rule) => paramsOfRule(rule as RuleEntry).has(param)).map(({ id }) => id))
}
