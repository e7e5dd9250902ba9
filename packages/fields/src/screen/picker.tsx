import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { plainForms } from '@formwright/definition'
import { useText } from '@formwright/renderer'
import type { Tied } from '@formwright/renderer'
import { say } from './say.ts'

interface PickerProps<Item> {
  readonly items: readonly Item[]
  /** The name of an item; it is found by any part of it. */
  readonly titleOf: (item: Item) => string
  readonly tied: Tied
  readonly placeholder: string
  /** The message if no item matches. */
  readonly nothing: string
  /** The text shown while nothing is being typed. */
  readonly shown?: string
  readonly onPick: (item: Item) => void
  /** Called on blur with text that was typed or pasted without picking an item. */
  readonly onTyped: (typed: string) => void
}

/** Maximum number of items shown; typing more narrows them down. */
const SHOWN = 100

/**
 * Picks an item by typing part of its name: arrow keys and Enter, or a click. Escape restores the previous
 * value.
 */
export function Picker<Item>({
  items,
  titleOf,
  tied,
  placeholder,
  nothing,
  shown = '',
  onPick,
  onTyped,
}: PickerProps<Item>) {
  const { language } = useText()
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const id = useId()
  const fitting = fittingItems(items, titleOf, typed ?? '')
  const current = Math.min(at, fitting.length - 1, SHOWN - 1)
  useEffect(() => {
    if (isOpen) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [isOpen, current])
  const close = () => {
    setTyped(undefined)
    setAt(0)
    setOpen(false)
  }
  const open = () => {
    if (isOpen) return
    setAt(Math.max(0, typed === undefined ? fitting.findIndex((item) => titleOf(item) === shown) : 0))
    setOpen(true)
  }
  const pick = (item: Item | undefined) => {
    if (item !== undefined) onPick(item)
    else if (typed !== undefined) onTyped(typed)
    close()
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && isOpen) close()
    else if (event.key === 'ArrowDown' && !isOpen) open()
    else if (event.key === 'ArrowDown') setAt(Math.min(current + 1, fitting.length - 1, SHOWN - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(0, current - 1))
    else if (event.key === 'Enter' && isOpen) pick(typed?.trim() === '' ? undefined : fitting[current])
    else return
    event.preventDefault()
  }
  return (
    <div
      className="fw-picker"
      onBlur={() => {
        if (typed !== undefined) onTyped(typed)
        close()
      }}
    >
      <input
        {...tied}
        aria-labelledby={`${tied.id}-label`}
        type="text"
        role="combobox"
        autoComplete="off"
        className="fw-input"
        placeholder={placeholder}
        aria-expanded={isOpen && fitting.length > 0}
        aria-controls={isOpen && fitting.length > 0 ? `${id}-items` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && fitting.length > 0 ? `${id}-${current}` : undefined}
        value={typed ?? shown}
        onFocus={({ target }) => {
          target.select()
          open()
        }}
        onClick={open}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain')
          if (!/[\n\r\t]/.test(text.trim())) return
          event.preventDefault()
          onTyped(`${typed ?? ''}\n${text}`)
          close()
        }}
        onChange={({ target }) => {
          setTyped(target.value)
          setAt(0)
          setOpen(true)
        }}
        onKeyDown={onKeyDown}
      />
      {isOpen && (
        // keep the focus in the input while scrolling or picking here
        <div className="fw-picker-rows" onMouseDown={(event) => event.preventDefault()}>
          {fitting.length > 0 && (
            <ul id={`${id}-items`} role="listbox" aria-labelledby={`${tied.id}-label`} ref={list}>
              {fitting.slice(0, SHOWN).map((item, index) => (
                <li
                  key={index}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={index === current}
                  onClick={() => pick(item)}
                >
                  {titleOf(item)}
                </li>
              ))}
            </ul>
          )}
          {fitting.length === 0 && <p role="status">{nothing}</p>}
          {fitting.length > SHOWN && (
            <p role="status">{say('more-fit', language, { count: fitting.length - SHOWN })}</p>
          )}
        </div>
      )}
    </div>
  )
}

/** The items whose names contain all words of a text, ignoring letter variants. */
export function fittingItems<Item>(
  items: readonly Item[],
  titleOf: (item: Item) => string,
  typed: string,
): readonly Item[] {
  const words = folded(typed).split(/\s+/).filter(Boolean)
  if (words.length === 0) return items
  return items.filter((item) => {
    const title = folded(titleOf(item))
    return words.every((word) => title.includes(word))
  })
}

function folded(text: string): string {
  return plainForms(text).toLowerCase()
}
