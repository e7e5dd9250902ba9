import { isWithin, rememberedPair } from '@formwright/definition'
import type { FormBundle, RuleEntry } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { paramsOfRule, patternsMeet } from '@formwright/rules'
import type { Change } from '../diff/change.ts'
import type { Rebased } from '../rebase/rebase.ts'
import { impactOn } from './impact.ts'
import type { ImpactFinding, ImpactRow, StoredAnswers } from './impact.ts'

/** Codes of findings about something missing: no value has to be changed for them. */
const STILL_OPEN = new Set(['required', 'evidence', 'list'])

/**
 * Whether an application follows a correction without asking its applicant: no value is affected or has to be
 * changed, and no criterion is no longer met.
 */
export function followsAtOnce(before: Form, after: Form, stored: StoredAnswers, rebased: Rebased): boolean {
  if (!rebased.atOnce) return false
  // if all changes are safe and nothing is moved back, there is nothing to check
  const isSafe = stored.there === undefined && rebased.changes.every((change) => change.class === 'safe')
  return isSafe || !isBlocked(impactOn(before, after, stored))
}

function isBlocked({ appearing, eligibility }: Pick<ImpactRow, 'appearing' | 'eligibility'>): boolean {
  return (
    appearing.some(({ code, severity }) => severity === 'error' && !STILL_OPEN.has(code)) ||
    eligibility.some(({ after }) => after === 'not-met')
  )
}

/** The changes that cause new findings in an application, or a criterion to be no longer met. */
export function changesThatFind(
  changes: readonly Change[],
  { appearing, eligibility }: Pick<ImpactRow, 'appearing' | 'eligibility'>,
  after: FormBundle,
): Change[] {
  const lost = eligibility.filter((one) => one.after === 'not-met').map(({ rule }) => rule)
  if (appearing.length + lost.length === 0) return []
  return findersOf(changes, after)
    .filter(({ finds }) => appearing.some(finds) || lost.some((code) => finds({ code, pointer: '' })))
    .map(({ change }) => change)
}

interface Finder {
  readonly change: Change
  readonly finds: (finding: Found) => boolean
}

/** What changes that are not safe may find, worked out once for all applications. */
const findersOf = rememberedPair((changes: readonly Change[], after: FormBundle): Finder[] =>
  changes.flatMap((change) => {
    const finds = change.class === 'safe' ? undefined : findsBy(change, after)
    return finds ? [{ change, finds }] : []
  }),
)

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
