import type { FormBundle, WorkflowTransition } from '@formwright/definition'

/** How a transition can be taken back, by the same people. */
export interface UndoTransition {
  readonly transition: WorkflowTransition
  /** Coming back, it would have to be handed in anew, which is possible within the window only. */
  readonly needsWindow: boolean
}

/**
 * The transition that leads back from where one leads: to the state where the application is, or, after it
 * was given up, to where it started. Nothing where the form has none.
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
