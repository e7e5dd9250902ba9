import type { FormBundle, WorkflowTransition } from '@formwright/definition'

/** How a transition can be undone by the same people. */
export interface UndoTransition {
  readonly transition: WorkflowTransition
  /** It would require another submission, which is only possible within the window. */
  readonly needsWindow: boolean
}

/**
 * The transition that undoes another: back to the current state or, after a withdrawal, to the initial one.
 * Undefined if there is none.
 */
export function undoTransition(
  { form: { workflow } }: Pick<FormBundle, 'form'>,
  state: string,
  { to, by, undoes }: WorkflowTransition,
): UndoTransition | undefined {
  const editable = undoes ? [state, workflow?.start] : [state]
  const transition = workflow?.states[to]?.transitions?.find(
    (one) => editable.includes(one.to) && one.by.some((role) => by.includes(role)),
  )
  if (!transition) return undefined
  const next = workflow?.states[transition.to]?.transitions ?? []
  return { transition, needsWindow: next.some(({ requires }) => requires?.includes('within-window')) }
}
