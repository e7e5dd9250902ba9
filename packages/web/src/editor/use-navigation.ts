import { useCallback, useEffect, useRef } from 'react'
import type { Part } from '@formwright/definition'
import type { FormHandle } from '@formwright/renderer'
import { inParts } from '../declaration/in-parts.ts'

interface NavigationOptions {
  readonly parts: readonly Part[]
  /** Key of the shown part. */
  readonly part: string
  readonly onPart: (key: string) => void
  /** Closes the panel that covers the form on narrow screens. */
  readonly closePanel: () => void
}

/** Navigation to parts and fields, with focus handling. */
export function useNavigation({ parts, part, onPart, closePanel }: NavigationOptions) {
  const handle = useRef<FormHandle | undefined>(undefined)
  const wanted = useRef<string | undefined>(undefined)
  const goTo = useCallback(
    (key: string) => {
      closePanel()
      onPart(key)
    },
    [onPart, closePanel],
  )
  const jump = useCallback(
    (pointer: string) => {
      const key = inParts(parts, pointer)
      wanted.current = pointer
      closePanel()
      if (key === part) requestAnimationFrame(() => focusWanted())
      else goTo(key)
      function focusWanted() {
        if (wanted.current !== undefined && handle.current?.focus(wanted.current)) wanted.current = undefined
      }
    },
    [parts, part, goTo, closePanel],
  )
  const onReady = useCallback((ready: FormHandle) => {
    handle.current = ready
  }, [])
  useEffect(() => {
    const pointer = wanted.current
    if (pointer === undefined) {
      scrollTo({ top: 0 })
      return
    }
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        handle.current?.focus(pointer)
        wanted.current = undefined
      }),
    )
  }, [part])
  return { goTo, jump, onReady }
}
