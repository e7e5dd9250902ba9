import { isCalendarDay } from '@formwright/definition'
import type { WorkflowTransition } from '@formwright/definition'
import { writtenAt } from '@formwright/engine'

/** The date to begin with: what stands in the form, else today; none for what is no day. */
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
