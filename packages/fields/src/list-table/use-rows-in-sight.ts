import { useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Rows above and below what is in sight that are there already when somebody scrolls. */
const AROUND = 8

/**
 * Which rows of a box that scrolls are to be there, as numbers from and up to which: those in sight and some
 * around them. All rows have one height, in pixels.
 */
export function useRowsInSight(box: HTMLElement | null, height: number): readonly [from: number, to: number] {
  const [range, setRange] = useState<readonly [number, number]>([0, AROUND])
  useLayoutEffect(() => {
    if (!box) return undefined
    const look = () => {
      const from = Math.max(Math.floor(box.scrollTop / height) - AROUND, 0)
      const to = Math.ceil((box.scrollTop + box.clientHeight) / height) + AROUND
      setRange((was) => (was[0] === from && was[1] === to ? was : [from, to]))
    }
    look()
    // rows are there in the frame in which they come into sight
    const scrolled = () => flushSync(look)
    box.addEventListener('scroll', scrolled, { passive: true })
    const resized = new ResizeObserver(look)
    resized.observe(box)
    return () => {
      box.removeEventListener('scroll', scrolled)
      resized.disconnect()
    }
  }, [box, height])
  return range
}
