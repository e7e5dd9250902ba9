import type { FormFile } from '@formwright/definition'

/**
 * States in which an application may be moved from one version to another: it can still be edited, and the
 * other version has the state as well, as otherwise it could not be opened. An application in a state that
 * its own version does not know is moved in any case.
 */
export function movableStates(before: FormFile, after: FormFile): string[] {
  const open = openStates(before)
  const knows = (form: FormFile, state: string) =>
    !form.workflow || Object.hasOwn(form.workflow.states, state)
  const states = after.workflow ? Object.keys(after.workflow.states) : open
  return states.filter((state) => open.includes(state) || !knows(before, state))
}

/** States in which the roles that may fill in a new application may edit. */
function openStates({ workflow }: FormFile): string[] {
  if (!workflow) return ['draft']
  const own = Object.entries(workflow.states[workflow.start]?.edit ?? {})
    .filter(([, pointers]) => pointers.length > 0)
    .map(([role]) => role)
  return Object.entries(workflow.states)
    .filter(([, { edit = {} }]) => own.some((role) => (edit[role] ?? []).length > 0))
    .map(([state]) => state)
}
