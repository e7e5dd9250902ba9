import { useCallback, useEffect, useRef, useState } from 'react'
import type { FormStore } from '@formwright/engine'

/** Delay in milliseconds for views of the whole form, so that typing stays fast. */
const LATER = 160

/** A value derived from the whole form, updated shortly after each change. */
export function useLive<T>(store: FormStore, look: (store: FormStore) => T): T {
  const looking = useRef(look)
  looking.current = look
  const [value, setValue] = useState(() => look(store))
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const refresh = useCallback(() => setValue(looking.current(store)), [store])
  useEffect(() => {
    refresh()
    const end = store.subscribe('', () => {
      timer.current ??= setTimeout(() => {
        timer.current = undefined
        refresh()
      }, LATER)
    })
    return () => {
      end()
      clearTimeout(timer.current)
      timer.current = undefined
    }
  }, [store, refresh])
  return value
}
