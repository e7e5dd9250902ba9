import { useCallback, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Number of rows mounted above and below the visible ones. */
const AROUND = 8

interface RowsInSight {
  /** The range of mounted rows: the visible ones and some around them. */
  readonly from: number
  readonly to: number
  /** Index of the first visible row. */
  readonly first: number
  /** Scrolls to a row and mounts it at once. */
  readonly show: (row: number) => void
}

/** The range of rows to mount in a scrolling box. @param height of each row in pixels */
export function useRowsInSight(box: HTMLElement | null, height: number): RowsInSight {
  const [[from, to], setRange] = useState<readonly [number, number]>([0, AROUND])
  useLayoutEffect(() => {
    if (!box) return undefined
    const look = () => {
      const next = rangeOf(box, height)
      setRange((was) => (was[0] === next[0] && was[1] === next[1] ? was : next))
    }
    look()
    // mount rows in the same frame in which they become visible
    const scrolled = () => flushSync(look)
    box.addEventListener('scroll', scrolled, { passive: true })
    const resized = new ResizeObserver(look)
    resized.observe(box)
    return () => {
      box.removeEventListener('scroll', scrolled)
      resized.disconnect()
    }
  }, [box, height])
  const show = useCallback(
    (row: number) => {
      if (!box) return
      box.scrollTop = row * height - box.clientHeight / 2
      flushSync(() => setRange(rangeOf(box, height)))
    },
    [box, height],
  )
  return { from, to, first: from === 0 ? 0 : from + AROUND, show }
}

function rangeOf(box: HTMLElement, height: number): readonly [from: number, to: number] {
  const from = Math.max(Math.floor(box.scrollTop / height) - AROUND, 0)
  return [from, Math.ceil((box.scrollTop + box.clientHeight) / height) + AROUND]
}
