import { FieldIndex, pointerAfter, treeOf } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import type { Assessment, EligibilityRow, Form } from '@formwright/engine'
import { carryThrough } from '../carry/carry-through.ts'
import { carriedMoves } from '../carry/carry-plan.ts'
import { tryCarry } from '../carry/carry.ts'
import { labelOf } from '../carry/left.ts'
import type { LeftBehind } from '../carry/left.ts'
import { moveAnswers } from '../rebase/rebase.ts'
import type { Rebased } from '../rebase/rebase.ts'
import { changedRules } from './changed-rules.ts'
import { addSameCells, isCarriedWhole } from './same-cells.ts'
import { WaitingRules } from './waiting-rules.ts'

/** Stored answers that a change is tried on. */
export interface StoredAnswers {
  /** Names the application, or the file. */
  readonly id: string
  /** Code (GB/T 2260) of the region that it is of. */
  readonly region?: string | undefined
  readonly answers: unknown
  /** What they are in another version of their edition, where that is more than what has its place there. */
  readonly there?: unknown
}

/** A finding as far as it is compared: two that say the same of one place are one. */
export interface ImpactFinding {
  readonly code: string
  readonly pointer: string
  readonly severity: 'error' | 'warning'
  /** What the field that it is about is called; empty where it is about none. */
  readonly label: string
}

/** What a new definition would mean for one application. */
export interface ImpactRow {
  readonly id: string
  readonly region?: string
  /** Findings that would come, and those that would go. */
  readonly appearing: readonly ImpactFinding[]
  readonly vanishing: readonly ImpactFinding[]
  /** Criteria that would be met and were not, or the other way round. */
  readonly eligibility: readonly { readonly rule: string; readonly before: Met; readonly after: Met }[]
  /** Answers that would have no place. */
  readonly lost: readonly Pick<LeftBehind, 'reason' | 'pointer' | 'label'>[]
}

type Met = EligibilityRow['met']

/** What was found before an edit of the new definition: only what the edit concerns is looked at again. */
export interface EarlierImpact {
  /** The new definition before the edit. */
  readonly after: FormBundle
  readonly rowOf: (id: string) => ImpactRow | undefined
}

/**
 * Tries a new definition on stored answers, one after the other, so that memory does not grow with their
 * number. Answers of another edition are carried into the new one, those of the same are moved by `x-id`.
 * @param earlier rows from before an edit, for which only the rules that changed run again
 */
export async function* impact(
  before: Form,
  after: Form,
  stored: AsyncIterable<StoredAnswers> | Iterable<StoredAnswers>,
  earlier?: EarlierImpact,
): AsyncGenerator<ImpactRow> {
  const changed = earlier && changedRules(earlier.after, after.bundle)
  for await (const one of stored) {
    const row = changed && earlier.rowOf(one.id)
    yield row ? impactAfterEdit(row, before, after, one, changed) : impactOn(before, after, one)
  }
}

/**
 * What a new definition would mean for one application.
 * @param between the editions that its answers go through on their way, the oldest first
 */
export function impactOn(
  before: Form,
  after: Form,
  stored: StoredAnswers,
  between: readonly Form[] = [],
): ImpactRow {
  const { id, region } = stored
  // rules that did not change find the same before and after, unless they read what is there as well
  const changed = stored.there === undefined ? changedRules(before.bundle, after.bundle) : undefined
  const found = assessed(before, after, stored, { rules: changed, between })
  const { aside } = found
  return {
    id,
    ...(region === undefined ? {} : { region }),
    ...compared(before, after, found),
    lost: aside.map(({ reason, pointer, label }) => ({ reason, pointer, label })),
  }
}

/**
 * A row after an edit that concerns some rules only: what they find is found anew, the rest is as it was.
 * @param changed ids of the rules that the edit concerns, as `changedRules` gives them
 */
export function impactAfterEdit(
  row: ImpactRow,
  before: Form,
  after: Form,
  stored: StoredAnswers,
  changed: ReadonlySet<string>,
): ImpactRow {
  if (changed.size === 0) return row
  // what the schema refused of carried answers has to be found again before rules can look at them
  const isRefused = row.lost.some(({ reason }) => reason === 'refused')
  const found = assessed(before, after, stored, { rules: changed, mayRefuse: isRefused })
  const { appearing, vanishing, eligibility } = compared(before, after, found)
  const kept = ({ code }: ImpactFinding) => !changed.has(code)
  return {
    ...row,
    appearing: [...row.appearing.filter(kept), ...appearing],
    vanishing: [...row.vanishing.filter(kept), ...vanishing],
    eligibility: [...row.eligibility.filter(({ rule }) => !changed.has(rule)), ...eligibility],
  }
}

/** What both definitions say of one application. */
interface Assessed {
  readonly findings: ReadonlyMap<string, FoundAt>
  readonly met: ReadonlyMap<string, Met>
  /** Whether what finds this elsewhere cannot say yet whether it holds. */
  readonly isOpen?: (finding: ImpactFinding) => boolean
}

/** A finding that is named only where it comes or goes. */
type FoundAt = Omit<ImpactFinding, 'label'> & {
  /** Where it stands in the answers that it was found in. */
  readonly own: string
}

interface ImpactOptions {
  /** Only what these rules find is compared. */
  readonly rules: ReadonlySet<string> | undefined
  readonly mayRefuse?: boolean
  readonly between?: readonly Form[]
}

interface Compared {
  readonly was: Assessed
  readonly is: Assessed
  readonly aside: Rebased['aside']
}

function assessed(before: Form, after: Form, stored: StoredAnswers, options: ImpactOptions): Compared {
  return before.bundle.edition.edition === after.bundle.edition.edition
    ? assessCarried(before, after, stored, options)
    : assessedCarried(before, after, stored, options)
}

function assessCarried(
  before: Form,
  after: Form,
  { region, answers, there }: StoredAnswers,
  { rules }: ImpactOptions,
): Compared {
  const options = { region, silent: true, rules }
  const { answers: carried, moved: moves, aside } = moveAnswers(answers, before.bundle, after)
  const isCompared = (rule: string) => rules?.has(rule) !== false
  const was = outcome(before.assess(answers, options), isCompared, (pointer) => pointerAfter(pointer, moves))
  return { was, is: outcome(after.assess(there ?? carried, options), isCompared), aside }
}

function assessedCarried(
  before: Form,
  after: Form,
  { region, answers }: StoredAnswers,
  { rules, mayRefuse = true, between = [] }: ImpactOptions,
): Compared {
  const filled = withoutFiles(answers)
  const through = between.length > 0 ? carryThrough(before.bundle, between, filled, { region }) : undefined
  const carried = tryCarry((between.at(-1) ?? before).bundle, after, through ? through.answers : filled, {
    region,
    rules: mayRefuse ? undefined : rules,
  })
  const { assessment } = carried
  const left = [...(through?.left ?? []), ...carried.left]
  const own = before.fitting(filled, { region })
  const next = after.fitting(carried.answers, { region })
  const isCompared = (rule: string) => rules?.has(rule) !== false
  const placeAfter = movesBetween(before, [...between, after])
  const { findings, met } = outcome(assessment, isCompared)
  const past = left.filter(({ reason }) => reason === 'year').map(({ pointer }) => placeAfter(pointer))
  // a new year has columns and files of its own, which are blank: that says nothing of the new definition
  const judged = new Map([...met].filter(([, one]) => one !== 'pending'))
  const waiting = new WaitingRules(own, next, placeAfter, assessment)
  const skipped = waiting.checksBefore(judged)
  if (!through && isCarriedWhole(left, assessment)) addSameCells(skipped, own, next)
  const earlier = own.assess(filled, { region, silent: true, rules, filledOnly: true, skipped })
  return {
    was: outcome(earlier, isCompared, placeAfter),
    is: { findings, met: judged, isOpen: (finding) => waiting.isOpen(finding, past) },
    aside: left.filter(({ reason }) => !NOT_LOST.has(reason)),
  }
}

/** Not lost: a year that passed, what is filled in anew each year, and what was hidden and no answer. */
const NOT_LOST: ReadonlySet<LeftBehind['reason']> = new Set(['year', 'rows', 'anew', 'hidden'])

/** Where a place of the first form is in the last of those that come after it. */
function movesBetween(before: Form, steps: readonly Form[]): (pointer: string) => string {
  const moves = steps.map((form, at) => carriedMoves((steps[at - 1] ?? before).bundle, form.bundle))
  return (pointer) => moves.reduce(pointerAfter, pointer)
}

/** Files are never carried. */
function withoutFiles(answers: unknown): unknown {
  if (typeof answers !== 'object' || answers === null || !Object.hasOwn(answers, 'attachments'))
    return answers
  const { attachments: _, ...filled } = answers as Record<string, unknown>
  return filled
}

function outcome(
  { findings, met }: Assessment,
  isCompared: (code: string) => boolean,
  pointerOf = (pointer: string) => pointer,
): Assessed {
  const reported = findings.filter(({ code }) => isCompared(code))
  return {
    findings: new Map(
      reported.map(({ code, pointer, severity }) => {
        const at = pointerOf(pointer)
        return [`${severity} ${code} ${at}`, { code, pointer: at, severity, own: pointer }]
      }),
    ),
    met: new Map([...met].filter(([rule]) => isCompared(rule))),
  }
}

function compared(
  before: Form,
  after: Form,
  { was, is }: Pick<Compared, 'was' | 'is'>,
): Pick<ImpactRow, 'appearing' | 'vanishing' | 'eligibility'> {
  const missing = ({ findings }: Assessed, other: Assessed, { bundle }: Form) =>
    [...findings].flatMap(([key, { own, ...finding }]) =>
      other.findings.has(key) ? [] : [{ ...finding, label: labelAt(bundle, own) }],
    )
  return {
    appearing: missing(is, was, after),
    vanishing: missing(was, is, before).filter((finding) => !is.isOpen?.(finding)),
    eligibility: [...is.met].flatMap(([rule, now]) => {
      const then = was.met.get(rule)
      return then === undefined || then === now ? [] : [{ rule, before: then, after: now }]
    }),
  }
}

const fieldsOf = new WeakMap<FormBundle, FieldIndex>()

/** What the field is called that a place is in; of a group, the group. */
function labelAt(bundle: FormBundle, pointer: string): string {
  let fields = fieldsOf.get(bundle)
  if (!fields) fieldsOf.set(bundle, (fields = new FieldIndex(bundle)))
  const field = fields.containing(pointer)
  return field ? labelOf(field) : (treeOf(bundle).nodeAt(pointer)?.schema.title ?? '')
}
