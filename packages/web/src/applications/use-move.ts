import { useMemo } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { WorkflowTransition } from '@formwright/definition'
import { answersAfter, unfilledFor } from '@formwright/engine'
import type { Finding, Form, FormStore, Said } from '@formwright/engine'
import type { Application } from '@formwright/api'
import { changedQuery, checklistQuery, commentsQuery } from '../api/queries.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { deadlineText } from '../texts/time.ts'
import { useLabels } from '../values/labels.ts'
import type { Blocker } from './blockers.tsx'
import { unanswered } from './application-status.ts'

interface Moving {
  readonly transition: WorkflowTransition
  readonly form: Form
  readonly store: FormStore
  readonly application: Application
  readonly said: Said
}

/** A note of a reviewer, with the name of its field. */
export interface NamedNote {
  readonly id: string
  readonly pointer: string
  readonly label: string
  readonly text: string
}

interface Prepared {
  /** What keeps it from being made, or is to be known before. */
  readonly blockers: readonly Blocker[]
  /** Findings that need a reason each. */
  readonly warnings: readonly Finding[]
  /** Notes that go to the applicant with it. */
  readonly notes: readonly NamedNote[]
  /** Notes that the applicant has not answered. */
  readonly open: readonly NamedNote[]
}

/** What a transition comes to before it is made: the same that the server will look at. */
export function useMove({ transition, form, store, application, said }: Moving): Prepared {
  const say = useSay()
  const { language } = usePreferences()
  const labelOf = useLabels(form)
  const { id } = application
  const needs = new Set(transition.requires)
  const submits = needs.has('warnings-explained')
  const { data: comments = [] } = useQuery(commentsQuery(id))
  const { data: changed } = useQuery({ ...changedQuery(id), enabled: submits })
  const { data: checklist } = useQuery({ ...checklistQuery(id), enabled: needs.has('checklist') })
  const answers = answersAfter(transition, store.answers, said, todayIn(form))
  const findings = useMemo(
    () =>
      answers === store.answers
        ? store.findings()
        : form.assess(answers, { language: store.language, region: application.region }).findings,
    [answers, store, form, application.region],
  )
  const errors = needs.has('no-errors') ? findings.filter(({ severity }) => severity === 'error') : []
  const openNotes = comments.filter(({ kind, resolvedAt }) => kind === 'note' && resolvedAt === null)
  const named = (notes: typeof openNotes): NamedNote[] =>
    notes.map(({ id: note, pointer, text }) => ({ id: note, pointer, label: labelOf(pointer), text }))
  return {
    blockers: blockersNow(),
    warnings: submits ? findings.filter(({ severity }) => severity === 'warning') : [],
    notes: needs.has('notes') ? named(openNotes) : [],
    open:
      submits && changed && changed.since !== null
        ? named(unanswered(openNotes, comments, changed.changes))
        : [],
  }

  function blockersNow(): Blocker[] {
    const blockers: Blocker[] = []
    const { window } = application
    const at = window ? deadlineText(window.until, language, form.bundle.edition.window?.timeZone) : ''
    if (window && !window.open && needs.has('within-window'))
      blockers.push({ text: say('deadline-over', { at }) })
    if (window && !window.open && needs.has('notes'))
      blockers.push({ text: say('return-late', { at }), severity: 'warning' })
    if (errors.length > 0)
      blockers.push({
        text: say('need-no-errors', { count: errors.length }),
        items: errors.slice(0, SHOWN).map(({ message }) => message),
        pointer: errors[0]!.pointer,
      })
    const unfilled = unfilledFor(transition, answers)
    if (unfilled.length > 0)
      blockers.push({ text: say('need-filled'), items: unfilled.map(labelOf), pointer: unfilled[0]! })
    const unticked = checklist?.items.filter(({ done }) => !done) ?? []
    if (unticked.length > 0)
      blockers.push({
        text: say('need-checklist', { count: unticked.length }),
        items: unticked.map(({ title }) => title),
      })
    if (needs.has('notes') && openNotes.length === 0) blockers.push({ text: say('need-notes') })
    if (application.outdatedScans.length > 0 && !transition.undoes && !needs.has('notes'))
      blockers.push({
        text: say('scan-outdated'),
        items: application.outdatedScans.map(labelOf),
        pointer: application.outdatedScans[0]!,
        severity: 'warning',
      })
    return blockers
  }
}

const SHOWN = 5

/** The day that it is where the form is at home, as `2024-06-20`. */
export function todayIn({ bundle }: Pick<Form, 'bundle'>): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: bundle.edition.window?.timeZone ?? 'UTC' }).format(
    new Date(),
  )
}
