import { word } from '@formwright/definition'
import { useLayoutEffect, useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useStudio } from './use-studio.ts'

/**
 * A list that is kept in order: each item on a line of its own, moved, taken away, added to. One stays at
 * least, unless there may be none. Enter goes to the next line; where items have names, the empty line at
 * the end becomes one by what is typed there, so that none is left over that nobody named.
 */
export function ItemsEditor<Item>({
  legend,
  items,
  keyOf,
  children,
  removeLabel,
  addLabel,
  nextLabel,
  mayBeNone = false,
  onChange,
  onRemove,
  onAdd,
}: {
  readonly legend: string
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  /** What is written of an item. */
  readonly children: (item: Item, index: number) => ReactNode
  readonly removeLabel: (item: Item) => string
  readonly addLabel: string
  /** What a line that is typed at the end is called; without it items are added by a press. */
  readonly nextLabel?: string
  readonly mayBeNone?: boolean
  readonly onChange: (items: readonly Item[]) => void
  /** Takes an item away where more goes along than its line. */
  readonly onRemove?: ((item: Item) => void) | undefined
  readonly onAdd: (title?: string) => void
}) {
  const { say } = useStudio()
  const list = useRef<HTMLFieldSetElement>(null)
  const started = useRef(false)
  useLayoutEffect(() => {
    if (!started.current) return
    started.current = false
    const input = [...list.current!.querySelectorAll('.st-item')].at(-1)?.querySelector('input')
    input?.focus()
    input?.setSelectionRange(input.value.length, input.value.length)
  }, [items.length])
  const start = (typed: string) => {
    if (typed.trim() === '') return
    started.current = true
    onAdd(typed)
  }
  const swap = (index: number, by: -1 | 1) => {
    const next = [...items]
    next.splice(index + by, 0, ...next.splice(index, 1))
    onChange(next)
  }
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    const input = event.target
    if (event.key !== 'Enter' || !isText(input) || event.nativeEvent.isComposing) return
    event.preventDefault()
    const lines = [...event.currentTarget.querySelectorAll('.st-item')]
    const at = lines.findIndex((line) => line.contains(input))
    if (at === items.length - 1 && nextLabel === undefined) onAdd()
    if (at >= 0) focusOn(event.currentTarget, at + 1)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the inputs inside
    <fieldset className="st-list" ref={list} onFocus={selected} onKeyDown={keys}>
      <legend>{legend}</legend>
      {items.map((item, index) => (
        <div key={keyOf(item)} className="st-item">
          {children(item, index)}
          <Icon name={say('move-up')} sign="↑" off={index === 0} onClick={() => swap(index, -1)} />
          <Icon
            name={say('move-down')}
            sign="↓"
            off={index === items.length - 1}
            onClick={() => swap(index, 1)}
          />
          <Icon
            name={removeLabel(item)}
            sign="×"
            off={items.length === 1 && !mayBeNone}
            onClick={() => (onRemove ? onRemove(item) : onChange(items.filter((_, at) => at !== index)))}
          />
        </div>
      ))}
      {nextLabel === undefined ? (
        <button
          type="button"
          className="st-button"
          onClick={({ currentTarget }) => {
            onAdd()
            focusOn(currentTarget.parentElement!, items.length)
          }}
        >
          + {addLabel}
        </button>
      ) : (
        <NextLine label={nextLabel} placeholder={`+ ${addLabel}`} onStart={start} />
      )}
    </fieldset>
  )
}

/** The empty line at the end. What an input method composes begins an item once it is whole. */
function NextLine({
  label,
  placeholder,
  onStart,
}: {
  readonly label: string
  readonly placeholder: string
  readonly onStart: (typed: string) => void
}) {
  const start = (input: HTMLInputElement) => {
    const { value } = input
    input.value = ''
    onStart(value)
  }
  return (
    <input
      className="st-input st-next"
      aria-label={label}
      placeholder={placeholder}
      onInput={({ currentTarget, nativeEvent }) => {
        if (!(nativeEvent as InputEvent).isComposing) start(currentTarget)
      }}
      onCompositionEnd={({ currentTarget }) => start(currentTarget)}
      onPaste={(event) => {
        // a box of one line would run the lines into one
        const pasted = event.clipboardData.getData('text/plain')
        if (!/[\r\n\t]/.test(pasted.trim())) return
        event.preventDefault()
        onStart(pasted)
      }}
    />
  )
}

/** Goes to a line of the list once it is there: what is added is named next. */
function focusOn(list: Element, at: number): void {
  requestAnimationFrame(() =>
    (
      list.querySelectorAll('.st-item')[at]?.querySelector('input') ??
      list.querySelector<HTMLElement>('.st-next')
    )?.focus(),
  )
}

/** Whether a column must be filled in. */
export function MustTick({
  title,
  value,
  onChange,
}: {
  /** The column that it is about. */
  readonly title: string
  readonly value: boolean
  readonly onChange: (required: boolean) => void
}) {
  const { say, language } = useStudio()
  return (
    <label className="st-must">
      <input
        type="checkbox"
        aria-label={word('label-and-value', language, { label: say('required'), value: title })}
        checked={value}
        onChange={({ target }) => onChange(target.checked)}
      />
      {say('must')}
    </label>
  )
}

function isText(target: EventTarget): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.type === 'text'
}

/** What is there is written over at once, as in a cell of a spreadsheet. */
function selected({ target }: { readonly target: EventTarget }): void {
  if (isText(target)) target.select()
}

function Icon({
  name,
  sign,
  off,
  onClick,
}: {
  readonly name: string
  readonly sign: string
  readonly off: boolean
  readonly onClick: () => void
}) {
  return (
    <button type="button" className="st-icon" aria-label={name} title={name} disabled={off} onClick={onClick}>
      {sign}
    </button>
  )
}
