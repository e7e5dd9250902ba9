import { useMemo, useState } from 'react'
import type { DragEvent, KeyboardEvent } from 'react'
import { match } from 'pinyin-pro'
import { moveField } from '../edits/move-field.ts'
import { addPart } from '../edits/parts.ts'
import { blocksOf } from '../edits/paper.ts'
import { formText } from '../kinds/form-text.ts'
import { withinPart } from '../model/studio-model.ts'
import type { Field, PaperBlock } from '@formwright/definition'
import { useStudio } from './use-studio.ts'

/** Parts and fields of the form: search by words or pinyin, drag or Alt and arrow to move. */
export function Outline() {
  const { model, part: shown, selection, show, run, say, problems } = useStudio()
  const [query, setQuery] = useState('')
  const found = useMemo(() => filtered(model.fields, query), [model, query])
  const wrong = new Set(problems.filter(({ severity }) => severity === 'error').map(({ file }) => file))
  return (
    <nav className="st-outline" aria-label={say('outline')}>
      <input
        type="search"
        className="st-input st-search"
        placeholder={say('search')}
        aria-label={say('search')}
        value={query}
        onChange={({ target }) => setQuery(target.value)}
      />
      <ol>
        {model.loaded.parts.map(({ key, files }) => {
          const fields = found.filter((field) => field.part === key)
          if (query !== '' && fields.length === 0) return null
          const title = model.bundle.parts.find((one) => one.key === key)?.title ?? key
          const bad = Object.values(files).some((source) => source && wrong.has(source.file))
          const open = query !== '' || key === shown
          return (
            <li key={key}>
              <button
                type="button"
                className="st-part"
                aria-expanded={open}
                aria-current={key === shown ? 'true' : undefined}
                onClick={() => show({ part: key, selection: { kind: 'part' } })}
              >
                {title}
                {bad && <span className="st-dot" title={say('problems')} />}
              </button>
              {open && (
                <ul>
                  {fields.map((field) => (
                    <FieldLine
                      key={field.pointer}
                      field={field}
                      current={selection?.kind === 'field' && selection.pointer === field.pointer}
                    />
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ol>
      <button
        type="button"
        className="st-button st-quiet"
        onClick={() => run(addPart(model, formText(model.bundle.form, 'part')))}
      >
        ＋ {say('add-part')}
      </button>
    </nav>
  )
}

const DRAGGED = 'application/x-formwright-field'

function FieldLine({ field, current }: { readonly field: Field; readonly current: boolean }) {
  const { model, view, show, run } = useStudio()
  const siblings = model.fields.filter((one) => one.part === field.part)
  const index = siblings.indexOf(field)
  const keys = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (by === 0 || !event.altKey) return
    const other = siblings[index + by]
    if (!other) return
    event.preventDefault()
    run(moveField(model, field.pointer, by < 0 ? { before: other.pointer } : { after: other.pointer }))
  }
  // on paper the field's cell is chosen; otherwise the field where applicants fill it in
  const choose = () => {
    const cell =
      view === 'paper'
        ? cellOf(blocksOf(model, field.part), withinPart(field.part, field.pointer))
        : undefined
    if (cell) show({ part: field.part, selection: { kind: 'cell', ...cell } })
    else show({ view: 'screen', part: field.part, selection: { kind: 'field', pointer: field.pointer } })
  }
  const drop = (event: DragEvent) => {
    const pointer = event.dataTransfer.getData(DRAGGED)
    const dragged = model.fields.find((one) => one.pointer === pointer)
    if (!dragged || dragged.part !== field.part || dragged === field) return
    event.preventDefault()
    const down = siblings.indexOf(dragged) < index
    run(moveField(model, pointer, down ? { after: field.pointer } : { before: field.pointer }))
  }
  return (
    <li>
      <button
        type="button"
        className="st-field"
        draggable
        aria-current={current ? 'true' : undefined}
        onDragStart={({ dataTransfer }) => dataTransfer.setData(DRAGGED, field.pointer)}
        onDragOver={(event) => event.dataTransfer.types.includes(DRAGGED) && event.preventDefault()}
        onDrop={drop}
        onKeyDown={keys}
        onClick={choose}
      >
        {field.label.replaceAll('｜', ' · ') || field.title}
      </button>
    </li>
  )
}

/** Where a field is answered in the tables of a part. */
function cellOf(blocks: readonly PaperBlock[], relative: string) {
  for (const [block, { rows = [] }] of blocks.entries())
    for (const [row, cells] of rows.entries()) {
      const index = cells.findIndex(({ field }) => field === relative || field?.startsWith(`${relative}/`))
      if (index >= 0) return { block, row, index }
    }
  return undefined
}

function filtered(fields: readonly Field[], query: string): readonly Field[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return fields
  return fields.filter(({ label, title, id }) => {
    const words = label || title
    return (
      words.toLowerCase().includes(wanted) ||
      id.toLowerCase().includes(wanted) ||
      match(words, wanted) !== null
    )
  })
}
