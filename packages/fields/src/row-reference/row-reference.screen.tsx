import { useId, useState } from 'react'
import { referredList } from '@formwright/definition'
import type { Field, ReferredRow } from '@formwright/definition'
import { FieldFrame, useFormContext, useText } from '@formwright/renderer'
import type { ScreenView, Tied, ViewProps } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { keysIn } from './keys-in.ts'
import { keysTyped } from './keys-typed.ts'
import { rowReferenceType } from './row-reference.ts'
import { useReferredRows } from './use-referred-rows.ts'

function RowReferenceView({ fields: [field] }: ViewProps) {
  return field ? <References field={field} /> : null
}

function References({ field }: { readonly field: Field }) {
  const { store, locator } = useFormContext()
  const { text, language } = useText()
  const rows = useReferredRows(field.node, field.pointer)
  const isOne = field.node.shape !== 'names'
  return (
    <FieldFrame field={field} grouped={!isOne}>
      {({ tied, cell, readOnly }) => {
        const keys = keysIn(cell.value)
        const put = (next: readonly string[]) =>
          store.fill(field.pointer, next.length === 0 ? undefined : isOne ? next.at(-1) : next)
        const left = isOne ? rows : rows.filter(({ key }) => !keys.includes(key))
        const list = referredList(field.node)?.list
        return (
          <div className="fw-references">
            {keys.map((key) => {
              const row = rows.find((one) => one.key === key)
              return (
                <span key={key} className={`fw-chip${row ? '' : ' fw-refused'}`}>
                  {row ? (
                    <button type="button" className="fw-link" onClick={() => locator.focus(row.pointer)}>
                      {row.title}
                    </button>
                  ) : (
                    key
                  )}
                  {!readOnly && (
                    <button
                      type="button"
                      className="fw-remove"
                      aria-label={say('take-out', language, { name: row?.title ?? key })}
                      onClick={() => put(keys.filter((other) => other !== key))}
                    >
                      ×
                    </button>
                  )}
                </span>
              )
            })}
            {!readOnly && (!isOne || keys.length === 0) && (
              <RowPicker
                rows={left}
                tied={tied}
                placeholder={say('pick-row', language, { list: text(list?.title ?? '') })}
                read={(typed) => keysTyped(typed, field.node, rows)}
                onPick={(picked) => put(isOne ? [picked.join(', ')] : [...new Set([...keys, ...picked])])}
              />
            )}
            {!readOnly && rows.length === 0 && (
              <p className="fw-note">{say('no-rows-to-pick', language, { list: text(list?.title ?? '') })}</p>
            )}
          </div>
        )
      }}
    </FieldFrame>
  )
}

interface RowPickerProps {
  readonly rows: readonly ReferredRow[]
  readonly tied: Tied
  readonly placeholder: string
  /** The keys that a text names, and what of it names none. */
  readonly read: (typed: string) => readonly string[]
  readonly onPick: (keys: readonly string[]) => void
}

/** Rows shown at once; typing more of a name leaves fewer. */
const SHOWN = 50

/**
 * Picks a row by typing part of its key or name: arrow keys and Enter, or a click. What was typed or pasted
 * and not picked is taken when the place is left: nothing stands here that is not stored.
 */
function RowPicker({ rows, tied, placeholder, read, onPick }: RowPickerProps) {
  const { language } = useText()
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const id = useId()
  const wanted = typed.trim().toLowerCase()
  const fitting = rows.filter(({ title }) => title.toLowerCase().includes(wanted)).slice(0, SHOWN)
  const current = Math.min(at, fitting.length - 1)
  const take = (keys: readonly string[]) => {
    if (keys.length > 0) onPick(keys)
    setTyped('')
    setAt(0)
    setOpen(false)
  }
  const pick = (row: ReferredRow | undefined) => take(row ? [row.key] : read(typed))
  return (
    <div className="fw-picker" onBlur={() => take(read(typed))}>
      <input
        {...tied}
        aria-labelledby={`${tied.id}-label`}
        type="text"
        role="combobox"
        autoComplete="off"
        className="fw-input"
        placeholder={placeholder}
        aria-expanded={isOpen}
        aria-controls={`${id}-rows`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && fitting.length > 0 ? `${id}-${current}` : undefined}
        value={typed}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain')
          if (!/[\n\r\t]/.test(text.trim())) return
          event.preventDefault()
          take(read(`${typed}\n${text}`))
        }}
        onChange={({ target }) => {
          setTyped(target.value)
          setAt(0)
          setOpen(true)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') setOpen(false)
          else if (event.key === 'ArrowDown') {
            setOpen(true)
            setAt(Math.min(current + 1, fitting.length - 1))
          } else if (event.key === 'ArrowUp') setAt(Math.max(0, current - 1))
          else if (event.key === 'Enter' && isOpen) pick(fitting[current])
          else return
          event.preventDefault()
        }}
      />
      {isOpen && (
        <ul className="fw-picker-rows" id={`${id}-rows`} role="listbox">
          {fitting.map((row, index) => (
            <li
              key={row.key}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === current}
              // before the input loses the focus
              onMouseDown={(event) => {
                event.preventDefault()
                pick(row)
              }}
            >
              {row.title}
            </li>
          ))}
          {fitting.length === 0 && <li aria-disabled="true">{say('no-row-fits', language)}</li>}
        </ul>
      )}
    </div>
  )
}

export const rowReferenceView: ScreenView = { type: rowReferenceType, View: RowReferenceView }
