import { useMemo } from 'react'
import { useQuery } from '@tanstack/react-query'
import { timeZoneOf, todayIn } from '@formwright/definition'
import type { WorkflowTransition } from '@formwright/definition'
import { answersAfter } from '@formwright/engine'
import type { Finding, Form, FormStore, TransitionInput } from '@formwright/engine'
import type { Application } from '@formwright/api'
import { changedQuery, checklistQuery, commentsQuery, quotasQuery } from '../api/queries.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { deadlineText } from '../texts/time.ts'
import { windowText, zoneOf } from './window-text.ts'
import type { HalfTypedText } from '../drafts/half-typed.ts'
import type { Sync } from '../drafts/sync.ts'
import { useLabels } from '../values/labels.ts'
import type { Blocker } from './blockers.tsx'
import { isForwarding, blockersOf } from './blockers-of.ts'
import { unanswered } from './workflow.ts'

interface TransitionOptions {
  readonly transition: WorkflowTransition
  readonly form: Form
  readonly store: FormStore
  readonly application: Application
  readonly input: TransitionInput
  readonly sync?: Pick<Sync, 'send'> | undefined
  /** Unsent comments to send along. */
  readonly sent: readonly HalfTypedText[]
}

/** A note with the label of its field. */
export interface NamedNote {
  readonly id: string
  readonly pointer: string
  readonly label: string
  readonly text: string
}

interface PreparedTransition {
  /** What blocks it, or should be known before. */
  readonly blockers: readonly Blocker[]
  /** Warnings, each of which needs a reason. */
  readonly warnings: readonly Finding[]
  /** Notes that are sent with it. */
  readonly notes: readonly NamedNote[]
  /** Unanswered notes. */
  readonly open: readonly NamedNote[]
}

/** The consequences of a transition, computed like on the server. */
export function useTransition({
  transition,
  form,
  store,
  application,
  input,
  sync,
  sent,
}: TransitionOptions): PreparedTransition {
  const say = useSay()
  const { language } = usePreferences()
  const labelOf = useLabels(form, store)
  const { id } = application
  const needs = new Set(transition.requires)
  const submits = needs.has('warnings-explained')
  const { data: comments = [] } = useQuery(commentsQuery(id))
  const { data: changed } = useQuery({
    ...changedQuery(id, () => sync?.send() ?? Promise.resolve()),
    enabled: submits,
  })
  const passes = isForwarding({ transition, application })
  const { data: checklist } = useQuery({ ...checklistQuery(id), enabled: passes })
  const { data: quotas } = useQuery({ ...quotasQuery, enabled: passes && needs.has('quota') })
  const answers = answersAfter(transition, store.answers, input, todayIn(timeZoneOf(form.bundle)))
  const findings = useMemo(
    () =>
      answers === store.answers
        ? store.findings()
        : form.assess(answers, {
            language: store.language,
            ...store.terms,
            masked: application.masked,
            asApplication: true,
          }).findings,
    [answers, store, form],
  )
  const openNotes = comments.filter(({ kind, resolvedAt }) => kind === 'note' && resolvedAt === null)
  const named = (notes: typeof openNotes): NamedNote[] =>
    notes.map(({ id: note, pointer, text }) => ({ id: note, pointer, label: labelOf(pointer), text }))
  return {
    blockers: blockersOf({
      transition,
      application,
      bundle: form.bundle,
      answers,
      findings,
      carried: store.carried(),
      openNotes: [
        ...named(openNotes),
        ...(needs.has('notes') ? sent.map(({ pointer, text }) => ({ label: labelOf(pointer), text })) : []),
      ],
      checklist,
      quota: quotas?.find(
        ({ form: of, editionName, unit }) =>
          of === application.form && editionName === application.editionName && unit === application.unit,
      ),
      deadline: application.window
        ? deadlineText(application.window.until, language, form.bundle.edition.window?.timeZone)
        : '',
      closed: application.window
        ? windowText(application.window, { say, language, ...zoneOf(form.bundle) })
        : '',
      say,
      labelOf,
    }),
    warnings: submits ? findings.filter(({ severity }) => severity === 'warning') : [],
    notes: needs.has('notes') ? named(openNotes) : [],
    open:
      submits && changed && changed.since !== null
        ? named(unanswered(openNotes, comments, changed.followed))
        : [],
  }
}
