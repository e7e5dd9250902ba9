import type { FormBundle, WorkflowTransition } from '@formwright/definition'
import type { Application, CommentView, EventView } from '@formwright/api'

/** Whether the reader currently fills in the application. */
export function mayFillIn(application: Pick<Application, 'rights'> | undefined): boolean {
  return application !== undefined && application.rights.edit.length > 0 && !application.rights.review
}

/** Whether a transition is a submission. */
export function isSubmission({ requires }: Pick<WorkflowTransition, 'requires'>): boolean {
  return requires?.includes('warnings-explained') ?? false
}

/** Whether an event is a return with notes. */
export function isReturn({ form: { workflow } }: FormBundle, { from, transition }: EventView): boolean {
  return (workflow?.states[from]?.transitions ?? []).some(
    ({ id, requires }) => id === transition && requires?.includes('notes'),
  )
}

/** Notes that were neither followed nor replied to. */
export function unanswered(
  notes: readonly CommentView[],
  comments: readonly CommentView[],
  followed: readonly string[],
): CommentView[] {
  return notes.filter(
    (note) =>
      !followed.includes(note.id) &&
      !comments.some(
        ({ kind, pointer, at, byId }) =>
          kind === 'comment' && pointer === note.pointer && at > note.at && byId !== note.byId,
      ),
  )
}
