import { useCallback, useRef, useSyncExternalStore } from 'react'
import { outermostList, referredList, referredRows } from '@formwright/definition'
import type { FormNode, ReferredRow } from '@formwright/definition'
import { useFormContext } from '@formwright/renderer'

/** The rows that a field at a place may refer to; the same list until they change. */
export function useReferredRows(field: FormNode, pointer: string): readonly ReferredRow[] {
  const { store } = useFormContext()
  const list = referredList(field)?.list
  const followed = list ? outermostList(list.pointer) : pointer
  const subscribe = useCallback(
    (listener: () => void) => store.subscribe(followed, listener),
    [store, followed],
  )
  const last = useRef<readonly ReferredRow[]>([])
  const read = () => {
    const next = referredRows(field, pointer, store.answers)
    return same(last.current, next) ? last.current : (last.current = next)
  }
  return useSyncExternalStore(subscribe, read, read)
}

function same(one: readonly ReferredRow[], other: readonly ReferredRow[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ key, title }, index) => key === other[index]!.key && title === other[index]!.title)
  )
}
