import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { languageName, languageOf, ownMember, sameLanguage } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { setKeyword } from '../edits/change-field.ts'
import { translate } from '../edits/edition.ts'
import { inOneLine } from './in-one-line.ts'
import { useStudio } from './use-studio.ts'

/**
 * The label of a field, edited in place on the page and in the page's language. It wraps like the label and
 * contains no line break: Enter and Escape end editing. An emptied label is not stored; a message says so.
 */
export function InlineLabel({
  field,
  style,
  language,
  clicked,
}: {
  readonly field: { readonly pointer: string; readonly title: string }
  readonly style: {
    readonly top: number
    readonly left: number
    readonly width: number
    readonly height: number
  }
  /** The language in which the page is shown. */
  readonly language: Language
  /** Number of clicks on a label of the page; each one starts editing. */
  readonly clicked: number
}) {
  const { model, language: reader, run, say } = useStudio()
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
  const tag = sameLanguage(language, languageOf(model.bundle.form))
    ? undefined
    : Object.keys(model.bundle.texts).find((otherTag) => sameLanguage(otherTag, language))
  const write = (text: string) =>
    tag === undefined
      ? run(setKeyword(model, field.pointer, 'title', text), `title${field.pointer}`)
      : run(translate(model, tag, field.title, text), `${tag}${field.title}`)
  const [emptied, setEmptied] = useState<{ readonly pointer: string; readonly isLeft: boolean }>()
  const isEmptied = emptied?.pointer === field.pointer
  const shown = tag === undefined ? field.title : (ownMember(model.bundle.texts[tag]!, field.title) ?? '')
  return (
    <>
      <textarea
        ref={box}
        className="st-label"
        aria-label={
          tag === undefined ? say('label') : say('label-in', { language: languageName(tag, reader) })
        }
        aria-invalid={isEmptied || undefined}
        style={style}
        value={isEmptied && !emptied.isLeft ? '' : shown}
        onKeyDown={keys}
        onBlur={() => isEmptied && setEmptied({ pointer: field.pointer, isLeft: true })}
        onChange={({ target }) => {
          const text = inOneLine(target.value)
          const isMissing = tag === undefined && text.trim() === ''
          setEmptied(isMissing ? { pointer: field.pointer, isLeft: false } : undefined)
          if (!isMissing) write(text)
        }}
      />
      {isEmptied && (
        <p className="st-label-kept" role="alert" style={{ top: style.top + style.height, left: style.left }}>
          {say('label-kept', { label: field.title })}
        </p>
      )}
    </>
  )
}
