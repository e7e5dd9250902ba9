import { useEffect, useRef, useState } from 'react'
import type { ClipboardEvent, FocusEvent, InputHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { quotedCell } from '@formwright/sheets/clipboard'
import { AfterPaint } from './after-paint.ts'

interface Typing {
  /** The stored value as text. */
  readonly shown: string
  /** The text shown while not being edited, for example with thousands separators. */
  readonly atRest?: string
  /** Called with the typed text on every keystroke, but not while an input method is composing. */
  readonly onTyped: (text: string) => void
  /** Takes typed text only after it is painted, as in a table of many rows more has to be updated. */
  readonly afterPaint?: boolean
}

/**
 * Keeps the typed text apart from the stored value: a half-typed number stays as it is, and nothing is
 * stored, counted or checked while an input method is composing.
 */
function useTyping({ shown, atRest = shown, onTyped, afterPaint = false }: Typing) {
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const [isEntered, setEntered] = useState(false)
  const composing = useRef(false)
  const isPressed = useRef(false)
  const expected = useRef(shown)
  const [waiting] = useState(() => new AfterPaint())
  useEffect(() => () => waiting.now(), [waiting])
  // a value changed elsewhere (undo, a fix, another tab) replaces the typed text
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
      // the typed text is kept when switching to another window
      setEntered(document.activeElement === currentTarget)
      isPressed.current = false
      composing.current = false
      waiting.now()
      setTyped(undefined)
    },
    /** Call before storing, so that the stored form of the typed text does not replace it. */
    expect: (stored: string) => {
      expected.current = stored
    },
  }
}

/**
 * Shows a text in an input that receives focus. It is selected as a whole, so that typing replaces it, unless
 * the focus came from a click, which places the caret.
 */
function showWhole(input: HTMLInputElement | HTMLTextAreaElement, text: string, isPressed: boolean): void {
  if (input.value === text) return
  const isFilled = input.value !== ''
  input.value = text
  if (isFilled && !isPressed) input.select()
}

/** Pastes a cell with line breaks, which spreadsheets put in quotes, without the quotes. */
function pasteCell(event: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>): void {
  const input = event.currentTarget
  const text = quotedCell(event.clipboardData.getData('text/plain'))
  if (text === undefined || input.readOnly) return
  event.preventDefault()
  input.setRangeText(text, input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end')
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

interface Storing extends Typing {
  /** Converts a typed text to the text of the stored value. */
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

/** A multi-line text area that grows with its content. */
export function TypedArea({ shown, onTyped, stored, ...others }: AreaProps) {
  const typing = useTyping({ shown, onTyped: (text) => (expect(stored(text)), onTyped(text)) })
  const { expect, ...handlers } = typing
  return <textarea autoComplete="off" {...others} {...handlers} />
}
