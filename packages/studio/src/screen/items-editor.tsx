import { word } from '@formwright/definition'
import { useLayoutEffect, useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useStudio } from './use-studio.ts'

/**
 * An ordered list that can be edited: each item on its own line, with buttons to move and remove it. Unless
 * it may be empty, one item is kept. Enter moves to the next line. If items have names, typing in the empty
 * line at the end creates an item, so that no unnamed one is left over.
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
  /** The content of an item's line. */
  readonly children: (item: Item, index: number) => ReactNode
  readonly removeLabel: (item: Item) => string
  readonly addLabel: string
  /** The label of the empty line at the end; without it, items are added by a button. */
  readonly nextLabel?: string
  readonly mayBeNone?: boolean
  readonly onChange: (items: readonly Item[]) => void
  /** Removes an item together with what depends on it. */
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

/** The empty line at the end. Text from an input method creates an item once it is composed. */
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
        // a single-line input would join pasted lines
        const pasted = event.clipboardData.getData('text/plain')
        if (!/[\r\n\t]/.test(pasted.trim())) return
        event.preventDefault()
        onStart(pasted)
      }}
    />
  )
}

/** Focuses a line of the list once it is rendered, so that a new item can be named. */
function focusOn(list: Element, at: number): void {
  requestAnimationFrame(() =>
    (
      list.querySelectorAll('.st-item')[at]?.querySelector('input') ??
      list.querySelector<HTMLElement>('.st-next')
    )?.focus(),
  )
}

/** Whether a column is required. */
export function MustTick({
  title,
  value,
  onChange,
}: {
  /** The title of the column. */
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

/** Selects the content on focus, so that typing replaces it, as in a spreadsheet cell. */
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
