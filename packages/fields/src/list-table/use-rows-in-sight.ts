import { useCallback, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Rows above and below what is in sight that are there already when somebody scrolls. */
const AROUND = 8

interface RowsInSight {
  /** From and up to which rows are to be there: those in sight and some around them. */
  readonly from: number
  readonly to: number
  /** The first that is in sight. */
  readonly first: number
  /** Scrolls to a row, and has it there at once. */
  readonly show: (row: number) => void
}

/** Which rows of a box that scrolls are to be there. All have one height, in pixels. */
export function useRowsInSight(box: HTMLElement | null, height: number): RowsInSight {
  const [[from, to], setRange] = useState<readonly [number, number]>([0, AROUND])
  useLayoutEffect(() => {
    if (!box) return undefined
    const look = () => {
      const next = rangeOf(box, height)
      setRange((was) => (was[0] === next[0] && was[1] === next[1] ? was : next))
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
