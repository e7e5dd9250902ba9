import { useSyncExternalStore } from 'react'
import { titleOf } from '@formwright/engine'
import type { Form, OpenForm } from '@formwright/engine'

/** What the declaration is called now, as it is typed. */
export function useTitle(form: Form, open: OpenForm): string {
  return useSyncExternalStore(
    (listener) => open.subscribe('', listener),
    () => titleOf(form.bundle, open.answers),
  )
}
