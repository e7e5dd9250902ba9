import { useCallback, useEffect, useRef, useState } from 'react'
import type { FormStore } from '@formwright/engine'

/** Typing comes first: what looks at the whole form follows this much later, in milliseconds. */
const LATER = 160

/** Something worked out from the whole form, brought up to date shortly after each change. */
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
