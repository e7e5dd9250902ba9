import { useEffect, useRef, useState } from 'react'
import type { ClipboardEvent, FocusEvent, InputHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { quotedCell } from '@formwright/sheets/clipboard'
import { AfterPaint } from './after-paint.ts'

interface Typing {
  /** The stored value as text. */
  readonly shown: string
  /** The same as it reads better where nobody types, as with its thousands apart. */
  readonly atRest?: string
  /** Takes what was typed, on every keystroke but never while a word is being composed. */
  readonly onTyped: (text: string) => void
  /** What is typed is taken once it is painted: in a table of many rows more follows from it. */
  readonly afterPaint?: boolean
}

/**
 * Keeps what is being typed apart from what is stored: a half-typed number stays as it is, and nothing is
 * stored, counted or checked while an input method composes.
 */
function useTyping({ shown, atRest = shown, onTyped, afterPaint = false }: Typing) {
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const [isEntered, setEntered] = useState(false)
  const composing = useRef(false)
  const isPressed = useRef(false)
  const expected = useRef(shown)
  const [waiting] = useState(() => new AfterPaint())
  useEffect(() => () => waiting.now(), [waiting])
  // a value from elsewhere (undo, a fix, another tab) takes the place of what was typed
  useEffect(() => {
    if (shown !== expected.current && !composing.current) setTyped(undefined)
    expected.current = shown
  }, [shown])
  const take = (text: string) => {
    setTyped(text)
    if (composing.current) return
    if (afterPaint) waiting.want(() => onTyped(text))
    else onTyped(text)
  }
  return {
    value: typed ?? (isEntered ? shown : atRest),
    onChange: (event: { readonly target: { readonly value: string } }) => take(event.target.value),
    onCompositionStart: () => {
      composing.current = true
    },
    onCompositionEnd: (event: { readonly currentTarget: { readonly value: string } }) => {
      composing.current = false
      take(event.currentTarget.value)
    },
    onPaste: pasteCell,
    onPointerDown: () => {
      isPressed.current = true
    },
    onFocus: ({ currentTarget }: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      showWhole(currentTarget, typed ?? shown, isPressed.current)
      setEntered(true)
    },
    onBlur: ({ currentTarget }: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      // who looks into another window comes back to the same text
      setEntered(document.activeElement === currentTarget)
      isPressed.current = false
      composing.current = false
      waiting.now()
      setTyped(undefined)
    },
    /** Call before storing, so that the stored form of what was typed does not replace it. */
    expect: (stored: string) => {
      expected.current = stored
    },
  }
}

/**
 * Puts a text into a place that is gone to, at once; it is selected as a whole, so that the next key takes
 * its place, unless it was gone to by a press, which says where the caret is.
 */
function showWhole(input: HTMLInputElement | HTMLTextAreaElement, text: string, isPressed: boolean): void {
  if (input.value === text) return
  const isFilled = input.value !== ''
  input.value = text
  if (isFilled && !isPressed) input.select()
}

/** A cell with line breaks comes from a spreadsheet between quotes: its text goes in without them. */
function pasteCell(event: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>): void {
  const input = event.currentTarget
  const text = quotedCell(event.clipboardData.getData('text/plain'))
  if (text === undefined || input.readOnly) return
  event.preventDefault()
  input.setRangeText(text, input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end')
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

interface Storing extends Typing {
  /** How a typed text will read once it is stored. */
  readonly stored: (text: string) => string
}

type InputProps = Storing & Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'>

/** A one-line input. */
export function TypedInput({ shown, atRest, onTyped, stored, afterPaint = false, ...others }: InputProps) {
  const typing = useTyping({
    shown,
    ...(atRest === undefined ? {} : { atRest }),
    onTyped: (text) => (expect(stored(text)), onTyped(text)),
    afterPaint,
  })
  const { expect, ...handlers } = typing
  return <input type="text" autoComplete="off" {...others} {...handlers} />
}

type AreaProps = Omit<Storing, 'afterPaint' | 'atRest'> &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange'>

/** A text of several lines that grows with what is in it. */
export function TypedArea({ shown, onTyped, stored, ...others }: AreaProps) {
  const typing = useTyping({ shown, onTyped: (text) => (expect(stored(text)), onTyped(text)) })
  const { expect, ...handlers } = typing
  return <textarea autoComplete="off" {...others} {...handlers} />
}
