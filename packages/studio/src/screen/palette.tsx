import { word } from '@formwright/definition'
import type { FormFile } from '@formwright/definition'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { addFieldToPart } from '../edits/name-part.ts'
import type { Beside } from '../edits/move-field.ts'
import { kindsOn } from '../edits/members.ts'
import { kindsFound } from '../kinds/find-kinds.ts'
import { kindName, kindOf } from '../kinds/kinds.ts'
import type { FieldKind } from '../kinds/kinds.ts'
import sketchesOf from '../kinds/sketches.json' with { type: 'json' }
import { keepInView } from './keep-in-view.ts'
import { TextInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'

const GROUPS = ['text', 'number', 'choice', 'compound', 'other'] as const

/** A sketch of each kind as applicants see it. */
const sketches: Readonly<Record<string, string>> = sketchesOf

/** Selects a kind and a label, and adds the field in one act. */
export function Palette({
  beside,
  onDone,
}: {
  /** The neighbour of the new field; without it, the field is added at the end. */
  readonly beside?: Beside
  readonly onDone: () => void
}) {
  const { model, part, language, run, say } = useStudio()
  const [kind, setKind] = useState<FieldKind>()
  const [label, setLabel] = useState('')
  const [unit, setUnit] = useState('')
  const counted = kind && countedIn(kind, model.bundle.form)
  const create = () => {
    if (!kind || label.trim() === '') return
    run(
      addFieldToPart(model, {
        part,
        kind: kind.name,
        label: label.trim(),
        ...(unit.trim() === '' ? {} : { own: { 'x-unit': unit.trim() } }),
        ...beside,
      }),
    )
    onDone()
    // next, its options or columns are edited
    const named = kind.own === undefined ? null : '.st-properties .st-item input'
    requestAnimationFrame(() =>
      (
        (named && document.querySelector<HTMLElement>(named)) ??
        document.querySelector<HTMLElement>('.st-handles button')
      )?.focus(),
    )
  }
  return (
    <div
      className="st-palette"
      ref={keepInView}
      role="dialog"
      aria-label={say('add-field')}
      onKeyDown={({ key }) => key === 'Escape' && onDone()}
    >
      {kind ? (
        <>
          <TextInput
            label={word('in-brackets', language, { text: say('new-label'), more: kindName(kind, language) })}
            value={label}
            onChange={setLabel}
            onEnter={create}
            autoFocus
          />
          {counted !== undefined && (
            <UnitChoice usual={counted} value={unit} onChange={setUnit} onEnter={create} />
          )}
          <div className="st-actions">
            <button
              type="button"
              className="st-button st-main"
              onClick={create}
              disabled={label.trim() === ''}
            >
              {say('create')}
            </button>
            <button type="button" className="st-button" onClick={onDone}>
              {say('cancel')}
            </button>
          </div>
        </>
      ) : (
        <KindChoice onChoose={setKind} onCancel={onDone} />
      )}
    </div>
  )
}

/** The usual unit of a kind of number; `undefined` for other kinds, and those with a fixed unit. */
function countedIn({ name }: FieldKind, form: FormFile): string | undefined {
  const { own, schema } = kindOf(name, form)
  return own?.properties === undefined && schema.type !== 'array' ? own?.['x-unit'] : undefined
}

/** The unit of a new number: selected from those in the form with one click, or typed. */
function UnitChoice({
  usual,
  value,
  onChange,
  onEnter,
}: {
  readonly usual: string
  readonly value: string
  readonly onChange: (unit: string) => void
  readonly onEnter: () => void
}) {
  const { model, say } = useStudio()
  const cells = model.fields.flatMap((field) => field.cells.map(({ schema }) => schema['x-unit'] ?? ''))
  const known = [...new Set([usual, ...Object.keys(model.bundle.form.units ?? {}), ...cells])]
  return (
    <>
      <TextInput label={say('new-unit', { usual })} value={value} onChange={onChange} onEnter={onEnter} />
      <div className="st-actions" role="group" aria-label={say('unit')}>
        {known
          .filter((unit) => unit !== '')
          .slice(0, 8)
          .map((unit) => (
            <button
              key={unit}
              type="button"
              className="st-button"
              aria-pressed={unit === value}
              onClick={() => onChange(unit)}
            >
              {unit}
            </button>
          ))}
      </div>
    </>
  )
}

/** The kinds of fields by group. */
export function KindChoice({
  onChoose,
  onCancel,
}: {
  readonly onChoose: (kind: FieldKind) => void
  readonly onCancel: () => void
}) {
  const { model, language, say } = useStudio()
  const [query, setQuery] = useState('')
  const wanted = query.trim()
  const found = kindsFound(kindsOn(model), model.bundle.form, wanted, language)
  return (
    <>
      <div className="st-palette-head">
        <strong>{say('choose-kind')}</strong>
        <button type="button" className="st-icon" aria-label={say('close')} onClick={onCancel}>
          ×
        </button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows go among the buttons inside */}
      <div onKeyDown={amongKinds}>
        <input
          type="search"
          className="st-input"
          aria-label={say('find-kind')}
          placeholder={say('find-kind')}
          value={query}
          autoFocus
          onChange={({ target }) => setQuery(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || !found[0]) return
            event.preventDefault()
            onChoose(found[0])
          }}
        />
        {found.length === 0 && (
          <p className="st-hint" role="status">
            {say('kinds-none', { wanted })}
          </p>
        )}
        {GROUPS.map((group) => {
          const own = found.filter((kind) => kind.group === group)
          return own.length === 0 ? null : (
            <div key={group} className="st-kinds" role="group" aria-label={say(`kinds-${group}`)}>
              {own.map((kind) => (
                <button key={kind.name} type="button" className="st-kind" onClick={() => onChoose(kind)}>
                  <span className="st-sketch" aria-hidden="true">
                    {sketches[kind.name]}
                  </span>
                  {kindName(kind, language)}
                </button>
              ))}
            </div>
          )
        })}
      </div>
    </>
  )
}

/** Arrow keys move between kinds. */
function amongKinds(event: KeyboardEvent<HTMLElement>): void {
  const by =
    event.key === 'ArrowRight' || event.key === 'ArrowDown'
      ? 1
      : event.key === 'ArrowLeft' || event.key === 'ArrowUp'
        ? -1
        : 0
  if (by === 0 || (event.target instanceof HTMLInputElement && event.key !== 'ArrowDown')) return
  event.preventDefault()
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.st-kind')]
  all[(all.indexOf(event.target as HTMLElement) + by + all.length) % all.length]?.focus()
}
