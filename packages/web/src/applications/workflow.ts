import type { FormBundle, WorkflowTransition } from '@formwright/definition'
import type { Application, CommentView, EventView } from '@formwright/api'

/** The reader is one of those who fill it in, and may do so now. */
export function mayFillIn(application: Pick<Application, 'rights'> | undefined): boolean {
  return application !== undefined && application.rights.edit.length > 0 && !application.rights.review
}

/** The applicant hands it in. */
export function isSubmission({ requires }: Pick<WorkflowTransition, 'requires'>): boolean {
  return requires?.includes('warnings-explained') ?? false
}

/** It went back to the applicant, with notes. */
export function isReturn({ form: { workflow } }: FormBundle, { from, transition }: EventView): boolean {
  return (workflow?.states[from]?.transitions ?? []).some(
    ({ id, requires }) => id === transition && requires?.includes('notes'),
  )
}

/** Notes that nobody answered yet: not followed, and nobody but the reviewer wrote on their place. */
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
