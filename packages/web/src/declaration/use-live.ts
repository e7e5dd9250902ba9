import { useCallback, useEffect, useRef, useState } from 'react'
import type { OpenForm } from '@formwright/engine'

/** Typing comes first: what looks at the whole form follows this much later, in milliseconds. */
const LATER = 160

/** Something worked out from the whole form, brought up to date shortly after each change. */
export function useLive<T>(open: OpenForm, look: (open: OpenForm) => T): T {
  const looking = useRef(look)
  looking.current = look
  const [value, setValue] = useState(() => look(open))
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const refresh = useCallback(() => setValue(looking.current(open)), [open])
  useEffect(() => {
    refresh()
    const end = open.subscribe('', () => {
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
  }, [open, refresh])
  return value
}
