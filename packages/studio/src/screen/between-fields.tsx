import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import { isWithin } from '@formwright/definition'
import type { Field } from '@formwright/definition'
import type { Beside } from '../edits/move-field.ts'
import { Palette } from './palette.tsx'
import { useStudio } from './use-studio.ts'

/** Pixels from the edge of a field within which a new one is offered. */
const NEAR = 12

interface Gap {
  readonly top: number
  readonly left: number
  readonly width: number
  readonly beside: Beside
}

/**
 * A + between any two fields and before the first, where the mouse comes near the edge of one. With the
 * keyboard a field is added after the one that is chosen.
 */
export function BetweenFields({ page }: { readonly page: RefObject<HTMLDivElement | null> }) {
  const { model, part, say } = useStudio()
  const [gap, setGap] = useState<Gap>()
  const [adding, setAdding] = useState(false)
  useEffect(() => {
    const root = page.current
    if (!root || adding) return
    const fields = model.fields.filter((one) => one.part === part)
    const move = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || (event.target as HTMLElement).closest('.st-between')) return
      setGap(gapAt(root, fields, event))
    }
    const leave = () => setGap(undefined)
    root.addEventListener('pointermove', move)
    root.addEventListener('pointerleave', leave)
    return () => {
      root.removeEventListener('pointermove', move)
      root.removeEventListener('pointerleave', leave)
    }
  }, [page, model, part, adding])
  if (!gap) return null
  const { beside, ...location } = gap
  const name = say(beside.before === undefined ? 'add-here' : 'add-before')
  return (
    <div className="st-between" style={location}>
      {adding ? (
        <Palette
          beside={beside}
          onDone={() => {
            setAdding(false)
            setGap(undefined)
          }}
        />
      ) : (
        <button
          type="button"
          tabIndex={-1}
          aria-label={name}
          title={name}
          onClick={(event) => {
            event.stopPropagation()
            setAdding(true)
          }}
        >
          +
        </button>
      )}
    </div>
  )
}

/** The gap that the mouse is at: below the field that it is in, or above it, in its group. */
function gapAt(root: HTMLElement, fields: readonly Field[], event: PointerEvent): Gap | undefined {
  let element = (event.target as HTMLElement).closest<HTMLElement>('[data-pointer]')
  const index = fields.findIndex(({ pointer }) => isWithin(element?.dataset.pointer ?? '', pointer))
  if (!element || index < 0) return undefined
  const isOfField = (one: HTMLElement | null | undefined) =>
    one !== null && one !== undefined && isWithin(one.dataset.pointer!, fields[index]!.pointer)
  // the whole row or box of the field, and not the cell in it that the mouse is in
  for (let outer = element; isOfField(outer);) {
    element = outer
    const next = outer.parentElement?.closest<HTMLElement>('[data-pointer]')
    if (!next) break
    outer = next
  }
  const box = element.getBoundingClientRect()
  const outer = root.getBoundingClientRect()
  const below = box.bottom - event.clientY < NEAR
  const above = event.clientY - box.top < NEAR
  if (!below && !above) return undefined
  const { pointer } = fields[index]!
  const top = (below ? box.bottom : box.top) - outer.top
  return {
    top,
    left: box.left - outer.left,
    width: box.width,
    beside: below ? { after: pointer } : { before: pointer },
  }
}
