import type { Form, FormStore } from '@formwright/engine'
import { useLive } from '../declaration/use-live.ts'

/** The keys of the visible parts, and of the open one. */
export function useShownParts(form: Form, store: FormStore, current: string): ReadonlySet<string> {
  const { parts } = form.bundle
  const shown = useLive(store, (live) =>
    parts
      .map(({ key }) => key)
      .filter((key) => key === '' || key === current || live.state(`/${key}`).visible)
      .join('/'),
  )
  return new Set(shown.split('/'))
}
