import { useMemo } from 'react'
import { useQuery } from '@tanstack/react-query'
import { translate } from '@formwright/definition'
import type { FormBundle, WorkflowTransition } from '@formwright/definition'
import type { Application, CommentView, EventView } from '@formwright/api'
import { commentsQuery, eventsQuery } from '../api/queries.ts'
import { usePreferences } from '../preferences/preferences.ts'
import type { Verdict } from '../editor/findings.tsx'
import { useSay } from '../texts/say.ts'
import { deadlineText } from '../texts/time.ts'
import type { OpenedApplication } from './use-application.ts'

/** Where an application stands, for who looks at it. */
export interface ApplicationStatus {
  /** What is said instead of whether it could be submitted; nothing while it can be. */
  readonly verdict: Verdict | undefined
  /** Notes of reviewers that were sent with a return and are not settled. */
  readonly notes: readonly CommentView[]
  /** The return that the applicant has to answer. */
  readonly returned: EventView | undefined
}

export function useApplicationStatus({ id, form, application }: OpenedApplication): ApplicationStatus {
  const say = useSay()
  const { language } = usePreferences()
  const comments = useQuery({ ...commentsQuery(id), enabled: application !== undefined })
  const events = useQuery({ ...eventsQuery(id), enabled: application !== undefined })
  const notes = useMemo(
    () =>
      comments.data?.filter(
        ({ kind, published, resolvedAt }) => kind === 'note' && published && resolvedAt === null,
      ) ?? [],
    [comments.data],
  )
  const last = events.data?.at(-1)
  const returned = application && last && isReturn(form.bundle, last) ? last : undefined
  const text = (chinese: string) => translate(form.bundle, language, chinese)
  return { verdict: application && verdictOf(application), notes, returned }

  function verdictOf({ state, rights, window, next }: Application): Verdict | undefined {
    const { title = state, transitions = [] } = form.bundle.form.workflow?.states[state] ?? {}
    const submits = transitions.some((one) => isSubmission(one) && rights.transitions.includes(one.id))
    const then = next === null ? '' : text(next)
    if (submits && window && !window.open)
      return {
        kind: 'plain',
        title: say('closed-title'),
        text: say('deadline-over', {
          at: deadlineText(window.until, language, form.bundle.edition.window?.timeZone),
        }),
      }
    if (returned)
      return {
        kind: 'returned',
        title:
          notes.length > 0 ? say('returned-title', { state: text(title), count: notes.length }) : text(title),
        text: then,
      }
    return submits ? undefined : { kind: 'plain', title: text(title), text: then }
  }
}

/** The applicant hands it in. */
export function isSubmission({ requires }: Pick<WorkflowTransition, 'requires'>): boolean {
  return requires?.includes('warnings-explained') ?? false
}

/** It went back to the applicant, with notes. */
function isReturn({ form: { workflow } }: FormBundle, { from, transition }: EventView): boolean {
  return (workflow?.states[from]?.transitions ?? []).some(
    ({ id, requires }) => id === transition && requires?.includes('notes'),
  )
}

/**
 * Notes that nobody answered yet: what they are about was not changed since the return, and nobody but the reviewer
 * wrote on it.
 */
export function unanswered(
  notes: readonly CommentView[],
  comments: readonly CommentView[],
  changed: readonly { readonly pointer: string }[],
): CommentView[] {
  const touches = (one: string, other: string) =>
    one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`)
  return notes.filter(
    (note) =>
      !changed.some(({ pointer }) => touches(pointer, note.pointer)) &&
      !comments.some(
        ({ kind, pointer, at, byId }) =>
          kind === 'comment' && pointer === note.pointer && at > note.at && byId !== note.byId,
      ),
  )
}
