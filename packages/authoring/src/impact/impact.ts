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

/** Stored answers on which a change is tested. */
export interface StoredAnswers {
  /** Identifies the application, or the file. */
  readonly id: string
  /** Code (GB/T 2260) of its region. */
  readonly region?: string | undefined
  readonly answers: unknown
  /** The answers in another version of their edition, if they have to be converted for it. */
  readonly there?: unknown
}

/** A finding with the members used for comparison. */
export interface ImpactFinding {
  readonly code: string
  readonly pointer: string
  readonly severity: 'error' | 'warning'
  /** The label of the field that it is about; empty if none. */
  readonly label: string
}

/** The impact of a new definition on one application. */
export interface ImpactRow {
  readonly id: string
  readonly region?: string
  /** New findings, and findings that no longer occur. */
  readonly appearing: readonly ImpactFinding[]
  readonly vanishing: readonly ImpactFinding[]
  /** Criteria whose result changes. */
  readonly eligibility: readonly { readonly rule: string; readonly before: Met; readonly after: Met }[]
  /** Answers that would have no place. */
  readonly lost: readonly Pick<LeftBehind, 'reason' | 'pointer' | 'label'>[]
}

type Met = EligibilityRow['met']

/** The impact before an edit of the new definition, so that only what the edit affects is evaluated again. */
export interface EarlierImpact {
  /** The new definition before the edit. */
  readonly after: FormBundle
  readonly rowOf: (id: string) => ImpactRow | undefined
}

/**
 * Tests a new definition on stored answers, one at a time, so that memory use does not grow with their
 * number. Answers of another edition are carried into the new one; those of the same edition are moved by
 * `x-id`.
 * @param earlier rows from before an edit, for which only the changed rules are evaluated again
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
 * The impact of a new definition on one application.
 * @param between the editions through which its answers are carried, oldest first
 */
export function impactOn(
  before: Form,
  after: Form,
  stored: StoredAnswers,
  between: readonly Form[] = [],
): ImpactRow {
  const { id, region } = stored
  // unchanged rules find the same before and after, unless the answers themselves are converted
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
 * Updates a row after an edit that only affects some rules; the findings of other rules are kept.
 * @param changed ids of the affected rules, from `changedRules`
 */
export function impactAfterEdit(
  row: ImpactRow,
  before: Form,
  after: Form,
  stored: StoredAnswers,
  changed: ReadonlySet<string>,
): ImpactRow {
  if (changed.size === 0) return row
  // values that the schema rejects have to be removed again before rules are evaluated
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

/** The findings of both definitions for one application. */
interface Assessed {
  readonly findings: ReadonlyMap<string, FoundAt>
  readonly met: ReadonlyMap<string, Met>
  /** Whether the counterpart of a finding's rule in the other form is still pending. */
  readonly isOpen?: (finding: ImpactFinding) => boolean
}

/** A finding without label, which is only determined if the finding is reported. */
type FoundAt = Omit<ImpactFinding, 'label'> & {
  /** Pointer in the answers in which it was found. */
  readonly own: string
}

interface ImpactOptions {
  /** Compares only the findings of these rules. */
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
  // a new year has empty columns and files, which says nothing about the new definition
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

/**
 * Reasons that do not count as lost: a past year, fields filled in anew each year, and values that were
 * hidden.
 */
const NOT_LOST: ReadonlySet<LeftBehind['reason']> = new Set(['year', 'rows', 'anew', 'hidden'])

/** Returns a function that maps a pointer of the first form to the last of the following ones. */
function movesBetween(before: Form, steps: readonly Form[]): (pointer: string) => string {
  const moves = steps.map((form, at) => carriedMoves((steps[at - 1] ?? before).bundle, form.bundle))
  return (pointer) => moves.reduce(pointerAfter, pointer)
}

/** The answers without files, which are never carried. */
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

/** The label of the field that a pointer is in; for a group its title. */
function labelAt(bundle: FormBundle, pointer: string): string {
  let fields = fieldsOf.get(bundle)
  if (!fields) fieldsOf.set(bundle, (fields = new FieldIndex(bundle)))
  const field = fields.containing(pointer)
  return field ? labelOf(field) : (treeOf(bundle).nodeAt(pointer)?.schema.title ?? '')
}
