import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { setKeyword } from '../edits/change-field.ts'
import { useStudio } from './use-studio.ts'

/**
 * The label of a field, written where it stands on the page. It wraps as the label does and holds no line
 * break: Enter and Escape end the writing.
 */
export function InlineLabel({
  field,
  style,
  clicked,
}: {
  readonly field: { readonly pointer: string; readonly title: string }
  readonly style: {
    readonly top: number
    readonly left: number
    readonly width: number
    readonly height: number
  }
  /** Counts the clicks on a label of the page: each begins the writing. */
  readonly clicked: number
}) {
  const { model, run, say } = useStudio()
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (clicked === 0) return
    box.current?.focus()
    box.current?.select()
  }, [clicked])
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    event.currentTarget.blur()
  }
  return (
    <textarea
      ref={box}
      className="st-label"
      aria-label={say('label')}
      style={style}
      value={field.title}
      onKeyDown={keys}
      onChange={({ target }) =>
        run(
          setKeyword(model, field.pointer, 'title', target.value.replace(/\s*[\r\n]+\s*/g, ' ')),
          `title${field.pointer}`,
        )
      }
    />
  )
}
