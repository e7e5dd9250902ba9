import type { FormFile } from '@formwright/definition'

/**
 * States in which an application may be moved from one version to another: it can still be changed, and the
 * other has the state as well, or else nobody could open it any more. From a version that does not know its
 * state it is moved in any case.
 */
export function movableStates(before: FormFile, after: FormFile): string[] {
  const open = openStates(before)
  const knows = (form: FormFile, state: string) =>
    !form.workflow || Object.hasOwn(form.workflow.states, state)
  const states = after.workflow ? Object.keys(after.workflow.states) : open
  return states.filter((state) => open.includes(state) || !knows(before, state))
}

/** States in which those who may fill in a new application may change one. */
function openStates({ workflow }: FormFile): string[] {
  if (!workflow) return ['draft']
  const own = Object.entries(workflow.states[workflow.start]?.edit ?? {})
    .filter(([, pointers]) => pointers.length > 0)
    .map(([role]) => role)
  return Object.entries(workflow.states)
    .filter(([, { edit = {} }]) => own.some((role) => (edit[role] ?? []).length > 0))
    .map(([state]) => state)
}
