import { inFormOrder } from '@formwright/definition'
import type { FormBundle, TreeBundle, WorkflowTransition } from '@formwright/definition'
import { countFindings, unfilledFor } from '@formwright/engine'
import type { Finding } from '@formwright/engine'
import type { Application, ChecklistView, QuotaView } from '@formwright/api'
import type { Say } from '../texts/say.ts'
import type { Blocker } from './blockers.tsx'
import { scanNotice } from './scans.ts'
import { isBeforeWindow } from './window-text.ts'
import { isSubmission } from './workflow.ts'

interface TransitionFacts {
  readonly transition: WorkflowTransition
  readonly application: Pick<Application, 'window' | 'state' | 'rights' | 'outdatedScans'>
  readonly bundle: Pick<FormBundle, 'form'> & TreeBundle
  /** The answers after the transition, with their findings. */
  readonly answers: unknown
  readonly findings: readonly Finding[]
  /** Pointers of carried values that nobody confirmed. */
  readonly carried: readonly string[]
  /** Unresolved notes, including those sent with the transition. */
  readonly openNotes: readonly { readonly label: string; readonly text: string }[]
  /** The checklist; only transitions that require it are blocked by it. */
  readonly checklist: ChecklistView | undefined
  /** The quota of the unit, if the transition uses it. */
  readonly quota: Pick<QuotaView, 'limit' | 'held'> | undefined
  /** The deadline, in words. */
  readonly deadline: string
  /** Why submissions are closed, in words. */
  readonly closed: string
  readonly say: Say
  readonly labelOf: (pointer: string) => string
}

/** What blocks a transition, or should be known before it. */
export function blockersOf(facts: TransitionFacts): Blocker[] {
  const { transition, application, bundle, answers, findings, openNotes, deadline, closed, say, labelOf } =
    facts
  const needs = new Set(transition.requires)
  const blockers: Blocker[] = []
  const { window } = application
  const isEarly = window !== null && isBeforeWindow(window)
  const isLate = window?.open === false && !isEarly
  if (window?.open === false && needs.has('within-window')) blockers.push({ text: closed })
  if (isLate && needs.has('notes'))
    blockers.push({ text: say('return-late', { at: deadline }), severity: 'warning' })
  const errors = needs.has('no-errors') ? findings.filter(({ severity }) => severity === 'error') : []
  if (errors.length > 0)
    blockers.push({
      text: say('need-no-errors', { count: countFindings(errors) }),
      ...firstFew(errors, ({ message }) => message),
      pointer: errors[0]!.pointer,
    })
  const unfilled = unfilledFor(transition, answers, bundle)
  if (unfilled.length > 0)
    blockers.push({ text: say('need-filled'), items: unfilled.map(labelOf), pointer: unfilled[0]! })
  if (needs.has('notes') && openNotes.length === 0) blockers.push({ text: say('need-notes') })
  const carried = isSubmission(transition) ? inFormOrder(bundle, facts.carried, (pointer) => pointer) : []
  if (carried.length > 0)
    blockers.push({
      text: say('carried-unconfirmed', { count: carried.length }),
      ...firstFew(carried, labelOf),
      pointer: carried[0]!,
      severity: 'warning',
    })
  if (isForwarding(facts)) blockers.push(...openReviewItems(facts))
  const scans = transition.undoes || needs.has('notes') ? undefined : scanNotice(application, bundle, answers)
  if (scans?.severity === 'warning')
    blockers.push({
      text: say(scans.text),
      items: scans.pointers.map(labelOf),
      pointer: scans.pointers[0]!,
      severity: 'warning',
    })
  return blockers
}

/** Whether a reviewer forwards the application unchanged. */
export function isForwarding({
  transition,
  application,
}: Pick<TransitionFacts, 'transition' | 'application'>): boolean {
  const { undoes, requires = [] } = transition
  const isOthers = requires.includes('notes') || requires.includes('within-window')
  return application.rights.review && !undoes && !isOthers
}

/** Open items of a review when the application is forwarded. */
function openReviewItems({ transition, openNotes, checklist, quota, say }: TransitionFacts): Blocker[] {
  const items = checklist?.items ?? []
  const unticked = items.filter(({ done }) => !done).map(({ title }) => title)
  const isRequired = transition.requires?.includes('checklist') ?? false
  const left = quota && quota.limit !== null ? quota.limit - quota.held : undefined
  return [
    ...(openNotes.length > 0
      ? [
          {
            text: say('open-notes', { count: openNotes.length }),
            ...firstFew(openNotes, ({ label, text }) => `${label}${say('colon')}${text}`),
            severity: 'warning' as const,
          },
        ]
      : []),
    ...(unticked.length > 0
      ? [
          isRequired
            ? { text: say('need-checklist', { count: unticked.length }), items: unticked }
            : {
                text: say('checklist-so-far', { done: items.length - unticked.length, count: items.length }),
                items: unticked,
                severity: 'info' as const,
              },
        ]
      : []),
    ...(left === undefined
      ? []
      : left > 0
        ? [{ text: say('quota-left', { limit: quota!.limit!, left }), severity: 'info' as const }]
        : [{ text: say('need-quota', { limit: quota!.limit! }) }]),
  ]
}

const SHOWN = 5

/** The first items as text, and the number of further ones. */
function firstFew<T>(all: readonly T[], inWords: (one: T) => string): Pick<Blocker, 'items' | 'more'> {
  const items = all.slice(0, SHOWN).map(inWords)
  return all.length > SHOWN ? { items, more: all.length - SHOWN } : { items }
}
