import type { FormBundle, WorkflowTransition } from '@formwright/definition'
import { countFindings, unfilledFor } from '@formwright/engine'
import type { Finding } from '@formwright/engine'
import type { Application, ChecklistView } from '@formwright/api'
import type { Say } from '../texts/say.ts'
import type { Blocker } from './blockers.tsx'
import { scanNotice } from './scans.ts'

interface Facts {
  readonly transition: WorkflowTransition
  readonly application: Pick<Application, 'window' | 'state' | 'rights' | 'outdatedScans'>
  readonly bundle: Pick<FormBundle, 'form'>
  /** The answers as the transition leaves them, and what is found in them. */
  readonly answers: unknown
  readonly findings: readonly Finding[]
  /** How many notes of reviewers are not settled. */
  readonly openNotes: number
  /** As far as it was looked at; only transitions that require it are kept from by it. */
  readonly checklist: ChecklistView | undefined
  /** When the form is no longer taken, in words. */
  readonly deadline: string
  readonly say: Say
  readonly labelOf: (pointer: string) => string
}

/** What keeps a transition from being made, or is to be known before it is. */
export function whatBlocks(facts: Facts): Blocker[] {
  const { transition, application, bundle, answers, findings, openNotes, checklist, deadline, say, labelOf } =
    facts
  const needs = new Set(transition.requires)
  const blockers: Blocker[] = []
  const isLate = application.window?.open === false
  if (isLate && needs.has('within-window')) blockers.push({ text: say('deadline-over', { at: deadline }) })
  if (isLate && needs.has('notes'))
    blockers.push({ text: say('return-late', { at: deadline }), severity: 'warning' })
  const errors = needs.has('no-errors') ? findings.filter(({ severity }) => severity === 'error') : []
  if (errors.length > 0)
    blockers.push({
      text: say('need-no-errors', { count: countFindings(errors) }),
      items: errors.slice(0, SHOWN).map(({ message }) => message),
      pointer: errors[0]!.pointer,
    })
  const unfilled = unfilledFor(transition, answers)
  if (unfilled.length > 0)
    blockers.push({ text: say('need-filled'), items: unfilled.map(labelOf), pointer: unfilled[0]! })
  const unticked = needs.has('checklist') ? (checklist?.items.filter(({ done }) => !done) ?? []) : []
  if (unticked.length > 0)
    blockers.push({
      text: say('need-checklist', { count: unticked.length }),
      items: unticked.map(({ title }) => title),
    })
  if (needs.has('notes') && openNotes === 0) blockers.push({ text: say('need-notes') })
  if (application.rights.review && needs.has('opinion') && !transition.undoes && openNotes > 0)
    blockers.push({ text: say('open-notes', { count: openNotes }), severity: 'info' })
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

const SHOWN = 5
