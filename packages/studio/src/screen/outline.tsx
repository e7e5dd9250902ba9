import { memo, useMemo, useState } from 'react'
import type { DragEvent, KeyboardEvent, MouseEvent } from 'react'
import { setKeyword } from '../edits/change-field.ts'
import { moveField, stepField } from '../edits/move-field.ts'
import { addPart, hasParts, movePart, renamePart } from '../edits/parts.ts'
import { blocksOf } from '../edits/paper.ts'
import type { WrittenRule } from '../edits/rules.ts'
import { formText } from '../kinds/form-text.ts'
import { partOf, withinPart } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { isWithin, translate, LABEL_SEPARATOR } from '@formwright/definition'
import type { Field, Language, PaperBlock } from '@formwright/definition'
import { readsOf } from '../sentences/rule-reads.ts'
import { startDrag, overLine } from './drop-mark.ts'
import { nameNext } from './name-next.ts'
import { answering } from '../pinyin/answers-to.ts'
import { useMoveToPart } from './use-move-to-part.ts'
import { useProblems, useStudio } from './use-studio.ts'

/** Parts and fields of the form: search by name or pinyin; move by dragging or with Alt and an arrow key. */
export const Outline = memo(function Outline() {
  const { model, part: shown, language, selection, show, run, say } = useStudio()
  const words = (text: string) => translate(model.bundle, language, text)
  const problems = useProblems()
  const [query, setQuery] = useState('')
  const found = useMemo(() => filtered(model, language, query), [model, language, query])
  // the part or field that is being renamed
  const [naming, setNaming] = useState<string>()
  const acts = joined(useFieldActs(found, setNaming), usePartActs(setNaming))
  const read = useReads()
  const wrong = new Set(problems.filter(({ severity }) => severity === 'error').map(({ file }) => file))
  return (
    <nav className="st-outline" aria-label={say('outline')}>
      <input
        type="search"
        className="st-input st-search"
        placeholder={say('search')}
        aria-label={say('search')}
        value={query}
        title="Ctrl+K"
        onChange={({ target }) => setQuery(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
          const first = event.currentTarget.closest('nav')?.querySelector<HTMLElement>('.st-field')
          event.preventDefault()
          first?.focus()
          if (event.key !== 'Enter') return
          first?.click()
          setQuery('')
        }}
      />
      {found.length === 0 && query !== '' && <p className="st-hint">{say('search-none', { query })}</p>}
      {/* the buttons inside are what people use; their keys and clicks are heard here */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions */}
      <ol {...acts}>
        {model.loaded.parts.map(({ key, files }) => {
          const fields = found.filter((field) => field.part === key)
          if (query !== '' && fields.length === 0) return null
          const title = words(model.bundle.parts.find((part) => part.key === key)?.title ?? key)
          const bad = Object.values(files).some((source) => source && wrong.has(source.file))
          const open = query !== '' || key === shown
          return (
            <li key={key}>
              {naming === key ? (
                <NameInput
                  label={say('part-title')}
                  name={model.bundle.parts.find((part) => part.key === key)?.title ?? ''}
                  line={`[data-part=${JSON.stringify(key)}]`}
                  onName={(name) => run(renamePart(model, key, name), `part${key}`)}
                  onDone={() => setNaming(undefined)}
                />
              ) : (
                <button
                  type="button"
                  className="st-part"
                  draggable={key !== ''}
                  data-part={key}
                  title={key === '' ? undefined : say('part-keys')}
                  aria-expanded={open}
                  aria-current={key === shown ? 'true' : undefined}
                  onClick={() => show({ part: key, selection: { kind: 'part' } })}
                >
                  {title}
                  {bad && <span className="st-dot" title={say('problems')} />}
                </button>
              )}
              {open && (
                <ul>
                  {fields.map((field) =>
                    naming === field.pointer ? (
                      <li key={field.pointer}>
                        <NameInput
                          label={say('label')}
                          name={field.title}
                          line={`[data-field=${JSON.stringify(field.pointer)}]`}
                          onName={(name) =>
                            run(setKeyword(model, field.pointer, 'title', name), `title${field.pointer}`)
                          }
                          onDone={() => setNaming(undefined)}
                        />
                      </li>
                    ) : (
                      <FieldLine
                        key={field.pointer}
                        pointer={field.pointer}
                        label={labelOf(field).split(LABEL_SEPARATOR).map(words).join(' · ')}
                        keys={say('field-keys')}
                        read={read.has(field.pointer)}
                        current={selection?.kind === 'field' && selection.pointer === field.pointer}
                      />
                    ),
                  )}
                </ul>
              )}
            </li>
          )
        })}
      </ol>
      {hasParts(model) ? (
        <button
          type="button"
          className="st-button st-quiet"
          onClick={() => {
            run(addPart(model, formText(model.bundle.form, 'part')))
            nameNext()
          }}
        >
          + {say('add-part')}
        </button>
      ) : (
        <p className="st-hint">{say('one-part')}</p>
      )}
    </nav>
  )
})

/** Input for the name of a part or field, in place of its line. */
function NameInput({
  label,
  name,
  line,
  onName,
  onDone,
}: {
  readonly label: string
  readonly name: string
  /** Selector of the line that replaces the input afterwards. */
  readonly line: string
  readonly onName: (name: string) => void
  readonly onDone: () => void
}) {
  // an item without a name could not be found again, so an emptied name is not stored
  const [isEmptied, setEmptied] = useState(false)
  return (
    <input
      className="st-input st-part-name"
      aria-label={label}
      value={isEmptied ? '' : name}
      autoFocus
      onFocus={({ currentTarget }) => currentTarget.select()}
      onChange={({ target }) => {
        setEmptied(target.value.trim() === '')
        if (target.value.trim() !== '') onName(target.value)
      }}
      onBlur={onDone}
      onKeyDown={(event) => {
        // the key handlers of the lines must not react while a name is typed
        event.stopPropagation()
        const { key, nativeEvent, currentTarget } = event
        if ((key !== 'Enter' && key !== 'Escape') || nativeEvent.isComposing) return
        const list = currentTarget.closest('nav')
        onDone()
        requestAnimationFrame(() => list?.querySelector<HTMLElement>(line)?.focus())
      }}
    />
  )
}

const DRAGGED = 'application/x-formwright-field'

/** The line of one field; memoised, as an outline may have thousands. */
const FieldLine = memo(function FieldLine({
  pointer,
  label,
  keys,
  read,
  current,
}: {
  readonly pointer: string
  readonly label: string
  /** Keyboard shortcuts of the line. */
  readonly keys: string
  /** The selected rule reads it. */
  readonly read: boolean
  readonly current: boolean
}) {
  return (
    <li>
      <button
        type="button"
        className={read ? 'st-field st-read' : 'st-field'}
        draggable
        title={keys}
        data-field={pointer}
        aria-current={current ? 'true' : undefined}
      >
        {label}
      </button>
    </li>
  )
})

/** Pointers of the fields that the selected rule reads. */
function useReads(): ReadonlySet<string> {
  const { model, namesOf, part, selection } = useStudio()
  if (selection?.kind !== 'rule') return NOTHING
  const { rules } = partOf(model, part).files.rules!.value as { rules: readonly WrittenRule[] }
  const rule = rules[selection.index]
  if (!rule) return NOTHING
  const read = readsOf(rule, namesOf())
  return new Set(
    model.fields.flatMap(({ pointer }) =>
      read.some((otherPointer) => isWithin(otherPointer, pointer)) ? [pointer] : [],
    ),
  )
}

const NOTHING: ReadonlySet<string> = new Set()

/** Event handlers for the lines of fields in the outline. */
function useFieldActs(fields: readonly Field[], rename: (pointer: string) => void) {
  const { model, view, show, run } = useStudio()
  const moveToPart = useMoveToPart()
  const keys = model.loaded.parts.map(({ key }) => key)
  const fieldOf = ({ target }: { readonly target: EventTarget }) => {
    const pointer = (target as HTMLElement).closest<HTMLElement>('[data-field]')?.dataset.field
    return fields.find((field) => field.pointer === pointer)
  }
  const siblingsOf = ({ part }: Field) => model.fields.filter((field) => field.part === part)
  return {
    onClick: (event: MouseEvent) => {
      const field = fieldOf(event)
      if (!field) return
      // in the paper view select the field's cell; otherwise show the field as applicants see it
      const cell =
        view === 'paper'
          ? cellOf(blocksOf(model, field.part), withinPart(field.part, field.pointer))
          : undefined
      if (cell) show({ part: field.part, selection: { kind: 'cell', ...cell } })
      else show({ view: 'screen', part: field.part, selection: { kind: 'field', pointer: field.pointer } })
    },
    onDoubleClick: (event: MouseEvent) => {
      const field = fieldOf(event)
      if (field) rename(field.pointer)
    },
    onKeyDown: (event: KeyboardEvent) => {
      const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
      const field = fieldOf(event)
      if (!field) return
      if (event.key === 'F2') rename(field.pointer)
      if (event.key === 'Delete') {
        show({ view: 'screen', part: field.part, selection: { kind: 'field', pointer: field.pointer } })
        askToRemove('remove-field')
      }
      if (by === 0) return
      event.preventDefault()
      if (!event.altKey) return focusBeside(event.target as HTMLElement, by)
      const move = stepField(model, field.pointer, by)
      if (move) return run(move())
      // beyond the first or last field begins another part
      const part = keys[keys.indexOf(field.part) + by]
      if (part === undefined) return
      const first = model.fields.find((candidate) => candidate.part === part)
      moveToPart(field.pointer, { part, ...(by > 0 && first ? { before: first.pointer } : {}) })
    },
    onDragStart: (event: DragEvent) => {
      const field = fieldOf(event)
      if (!field) return
      startDrag(event)
      event.dataTransfer.setData(DRAGGED, field.pointer)
    },
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer.types.includes(DRAGGED)) overLine(event, '.st-field, .st-part')
    },
    onDrop: (event: DragEvent) => {
      const field = fieldOf(event)
      const dragged = model.fields.find(({ pointer }) => pointer === event.dataTransfer.getData(DRAGGED))
      const part = field?.part ?? partOfLine(event)
      if (part === undefined || !dragged || dragged === field) return
      event.preventDefault()
      if (part !== dragged.part)
        return moveToPart(dragged.pointer, { part, ...(field ? { before: field.pointer } : {}) })
      if (!field) return
      const siblings = siblingsOf(field)
      const down = siblings.indexOf(dragged) < siblings.indexOf(field)
      run(moveField(model, dragged.pointer, down ? { after: field.pointer } : { before: field.pointer }))
    },
  }
}

/** The part whose line an event is about. */
function partOfLine({ target }: { readonly target: EventTarget }): string | undefined {
  return (target as HTMLElement).closest<HTMLElement>('[data-part]')?.dataset.part
}

type Acts = ReturnType<typeof useFieldActs>

/** Combines the event handlers for fields and parts. */
function joined(fields: Acts, parts: Omit<Acts, 'onClick'>): Acts {
  return {
    onClick: fields.onClick,
    onDoubleClick: (event) => void (fields.onDoubleClick(event), parts.onDoubleClick(event)),
    onKeyDown: (event) => void (fields.onKeyDown(event), parts.onKeyDown(event)),
    onDragStart: (event) => void (fields.onDragStart(event), parts.onDragStart(event)),
    onDragOver: (event) => void (fields.onDragOver(event), parts.onDragOver(event)),
    onDrop: (event) => void (fields.onDrop(event), parts.onDrop(event)),
  }
}

const DRAGGED_PART = 'application/x-formwright-part'

/** Event handlers for the lines of parts: move a part, or ask to delete it. */
function usePartActs(rename: (part: string) => void) {
  const { model, run, show } = useStudio()
  const keys = model.loaded.parts.map(({ key }) => key)
  return {
    onDoubleClick: (event: MouseEvent) => {
      const part = partOfLine(event)
      if (part !== undefined) rename(part)
    },
    onKeyDown: (event: KeyboardEvent) => {
      const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
      const part = partOfLine(event)
      if (part === undefined) return
      if (event.key === 'F2') rename(part)
      if (event.key === 'Delete' && keys.length > 1) {
        show({ part, selection: { kind: 'part' } })
        askToRemove('remove-part')
        return
      }
      if (by === 0) return
      event.preventDefault()
      if (!event.altKey) return focusBeside(event.target as HTMLElement, by)
      const index = keys.indexOf(part) + by
      if (index >= 0 && index < keys.length) run(movePart(model, part, index))
    },
    onDragStart: (event: DragEvent) => {
      const part = partOfLine(event)
      if (part === undefined) return
      startDrag(event)
      event.dataTransfer.setData(DRAGGED_PART, part)
    },
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer.types.includes(DRAGGED_PART)) overLine(event, '.st-part')
    },
    onDrop: (event: DragEvent) => {
      const part = partOfLine(event)
      const dragged = event.dataTransfer.getData(DRAGGED_PART)
      if (part === undefined || part === dragged || !keys.includes(dragged)) return
      event.preventDefault()
      run(movePart(model, dragged, keys.indexOf(part)))
    },
  }
}

/** Opens the confirmation of deletion in the properties pane once that is rendered. */
function askToRemove(act: 'remove-field' | 'remove-part'): void {
  const confirmation = () =>
    document.querySelector<HTMLElement>(`.st-properties [data-act="${act}"]`)?.click()
  requestAnimationFrame(() => requestAnimationFrame(confirmation))
}

function linesOf(list: Element | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('.st-part, .st-field') ?? [])]
}

/** Focuses the line above or below. */
function focusBeside(button: HTMLElement, by: -1 | 1): void {
  const lines = linesOf(button.closest('nav'))
  lines[lines.indexOf(button) + by]?.focus()
}

/** The cell in the tables of a part in which a field is answered. */
function cellOf(blocks: readonly PaperBlock[], relative: string) {
  for (const [block, { rows = [] }] of blocks.entries())
    for (const [row, cells] of rows.entries()) {
      const index = cells.findIndex(({ field }) => field !== undefined && isWithin(field, relative))
      if (index >= 0) return { block, row, index }
    }
  return undefined
}

function labelOf({ label, title }: Field): string {
  return label || title
}

/** Fields that match a search text by label, in the form's or reader's language, or by their path. */
function filtered({ bundle, fields }: StudioModel, language: Language, query: string): readonly Field[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return fields
  const answered = answering(fields, wanted, (field) => {
    const label = labelOf(field)
    const read = label.split(LABEL_SEPARATOR).map((text) => translate(bundle, language, text))
    return [label, read.join(' ')]
  })
  const called = new Set(answered)
  return fields.filter((field) => field.id.toLowerCase().includes(wanted) || called.has(field))
}
