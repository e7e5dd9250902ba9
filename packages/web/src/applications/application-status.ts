import { useMemo } from 'react'
import { useQuery } from '@tanstack/react-query'
import { translate } from '@formwright/definition'
import type { Application, CommentView, EventView } from '@formwright/api'
import { commentsQuery, eventsQuery } from '../api/queries.ts'
import { usePreferences } from '../preferences/preferences.ts'
import type { Verdict } from '../editor/findings.tsx'
import { useSay } from '../texts/say.ts'
import type { TextName } from '../texts/say.ts'
import { isBeforeWindow, windowText, zoneOf } from './window-text.ts'
import type { OpenedApplication } from './open-application.ts'
import { isReturn, isSubmission } from './workflow.ts'

/** The status of an application for its reader. */
export interface ApplicationStatus {
  /** Shown instead of whether it can be submitted; undefined while it can be. */
  readonly verdict: Verdict | undefined
  /** Published, unresolved notes; for applicants only while they may correct them. */
  readonly notes: readonly CommentView[]
  /** What to do about the notes. */
  readonly notesLead: TextName
  /** The applicant's reasons for warnings, by `reasonKey`. */
  readonly reasons: Readonly<Record<string, string>>
  /** The return that the applicant has to respond to. */
  readonly returned: EventView | undefined
}

export function useApplicationStatus({ id, form, application }: OpenedApplication): ApplicationStatus {
  const say = useSay()
  const { language } = usePreferences()
  const comments = useQuery({ ...commentsQuery(id), enabled: application !== undefined })
  const events = useQuery({ ...eventsQuery(id), enabled: application !== undefined })
  const last = events.data?.at(-1)
  const returned = application && last && isReturn(form.bundle, last) ? last : undefined
  const review = application?.rights.review ?? false
  const shown = review || returned !== undefined
  const notes = useMemo(
    () =>
      comments.data?.filter(
        ({ kind, published, resolvedAt }) => shown && kind === 'note' && published && resolvedAt === null,
      ) ?? [],
    [comments.data, shown],
  )
  const text = (chinese: string) => translate(form.bundle, language, chinese)
  return {
    verdict: application && verdictOf(application),
    notes,
    notesLead: review ? 'notes-review-lead' : 'notes-title-lead',
    reasons: application?.reasons ?? NO_REASONS,
    returned,
  }

  function verdictOf({ state, rights, window, next }: Application): Verdict | undefined {
    const { title = state, transitions = [] } = form.bundle.form.workflow?.states[state] ?? {}
    const submits = transitions.some((one) => isSubmission(one) && rights.transitions.includes(one.id))
    const then = next === null ? '' : text(next)
    if (submits && window && !window.open)
      return {
        kind: 'plain',
        title: say(isBeforeWindow(window) ? 'not-open-title' : 'closed-title'),
        text: windowText(window, { say, language, ...zoneOf(form.bundle) }),
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

const NO_REASONS = {}
