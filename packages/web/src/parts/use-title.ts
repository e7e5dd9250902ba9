import { useSyncExternalStore } from 'react'
import { titleOf } from '@formwright/engine'
import type { Form, FormStore } from '@formwright/engine'

/** The title of the declaration, updated while typing. */
export function useTitle(form: Form, store: FormStore): string {
  return useSyncExternalStore(
    (listener) => store.subscribe('', listener),
    () => titleOf(form.bundle, store.shown),
  )
}
