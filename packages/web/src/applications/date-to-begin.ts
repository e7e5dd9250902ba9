import { isCalendarDay } from '@formwright/definition'
import type { WorkflowTransition } from '@formwright/definition'
import { writtenAt } from '@formwright/engine'

/** The initial date: the current value, else today; none for an invalid value. */
export function dateToBegin(
  transition: WorkflowTransition,
  store: { readonly get: (pointer: string) => unknown },
  today: string,
): string {
  const at = writtenAt(transition, 'date')
  if (at === undefined) return ''
  const written = store.get(at)
  if (written === undefined || written === '') return today
  return typeof written === 'string' && isCalendarDay(written) ? written : ''
}
