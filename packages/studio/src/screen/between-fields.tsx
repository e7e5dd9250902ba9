import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import { isWithin } from '@formwright/definition'
import type { Field } from '@formwright/definition'
import type { Beside } from '../edits/move-field.ts'
import { Palette } from './palette.tsx'
import { useStudio } from './use-studio.ts'

/** Distance in pixels from the edge of a field within which the + is shown. */
const NEAR = 12

interface Gap {
  readonly top: number
  readonly left: number
  readonly width: number
  readonly beside: Beside
}

/**
 * A + button between fields and before the first one, shown when the mouse is near the edge of a field. By
 * keyboard, fields are added after the selected one.
 */
export function BetweenFields({ page }: { readonly page: RefObject<HTMLDivElement | null> }) {
  const { model, part, say } = useStudio()
  const [gap, setGap] = useState<Gap>()
  const [adding, setAdding] = useState(false)
  useEffect(() => {
    const root = page.current
    if (!root || adding) return
    const fields = model.fields.filter((field) => field.part === part)
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

/** The gap at the mouse position: below or above a field, in its group. */
function gapAt(root: HTMLElement, fields: readonly Field[], event: PointerEvent): Gap | undefined {
  let element = (event.target as HTMLElement).closest<HTMLElement>('[data-pointer]')
  const index = fields.findIndex(({ pointer }) => isWithin(element?.dataset.pointer ?? '', pointer))
  if (!element || index < 0) return undefined
  const isOfField = (candidate: HTMLElement | null | undefined) =>
    candidate !== null &&
    candidate !== undefined &&
    isWithin(candidate.dataset.pointer!, fields[index]!.pointer)
  // use the whole row or box of the field rather than a cell in it
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
