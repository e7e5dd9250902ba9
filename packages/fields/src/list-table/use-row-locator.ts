import { useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { useFormContext } from '@formwright/renderer'
import { rowIndexIn } from './row-locator.ts'

/** Brings a row that is not mounted onto the page when something goes to a pointer in it. */
export function useRowLocator(pointer: string, showRow: (index: number) => void): void {
  const { locator } = useFormContext()
  const latest = useRef(showRow)
  useEffect(() => {
    latest.current = showRow
  })
  useEffect(() => {
    let wanted: number | undefined
    return locator.add({
      holds: (target) => (wanted = rowIndexIn(target, pointer)) !== undefined,
      mount: () => flushSync(() => latest.current(wanted!)),
    })
  }, [locator, pointer])
}
