import { yearsOfColumn } from '@formwright/definition'
import type { ListColumn, Schema } from '@formwright/definition'
import { setKeyword } from '../edits/change-field.ts'
import { formText } from '../kinds/form-text.ts'
import { keyOf } from '../kinds/key-of.ts'
import { titleWhileTyping } from './in-one-line.ts'
import { ItemsEditor, MustTick } from './items-editor.tsx'
import { useStudio } from './use-studio.ts'

const OF_YEARS = new Set<ListColumn['type']>(['year', 'month', 'date'])
const TYPES = ['text', 'number', 'year', 'month', 'date'] as const

/** The columns of the list behind a number: title, type, required. */
export function ColumnsEditor({
  pointer,
  schema,
  list,
}: {
  readonly pointer: string
  readonly schema: Schema
  readonly list: NonNullable<Schema['x-list']>
}) {
  const { model, run, say } = useStudio()
  const ofYears = schema['x-annual'] ?? Object.keys(model.bundle.edition.years)[0]
  const { columns } = list
  const set = (next: readonly ListColumn[], group?: string) =>
    run(setKeyword(model, pointer, 'x-list', JSON.parse(JSON.stringify({ ...list, columns: next }))), group)
  const change = (index: number, changed: Partial<ListColumn>, group?: string) =>
    set(
      columns.map((column, at) => (at === index ? { ...column, ...changed } : column)),
      group,
    )
  const add = (typed = '') => {
    const initialTitle = formText(model.bundle.form, 'column', columns.length + 1)
    const { title, stored } = titleWhileTyping(typed, initialTitle)
    const taken = columns.map(({ key }) => key)
    set([...columns, { key: keyOf(stored, taken), title }])
  }
  return (
    <ItemsEditor
      legend={say('list')}
      items={columns}
      keyOf={({ key }) => key}
      removeLabel={({ title }) => say('remove-column', { title })}
      addLabel={say('add-column')}
      nextLabel={say('column-title', { n: columns.length + 1 })}
      onChange={set}
      onAdd={add}
    >
      {(column, index) => (
        <div className="st-member">
          <input
            className="st-input"
            aria-label={say('column-title', { n: index + 1 })}
            value={column.title}
            onChange={({ target }) => change(index, { title: target.value }, `column${pointer}${column.key}`)}
          />
          <span className="st-line">
            <select
              className="st-input"
              aria-label={say('column-type', { title: column.title })}
              value={column.type ?? 'text'}
              onChange={({ target }) => change(index, { type: target.value as (typeof TYPES)[number] })}
            >
              {TYPES.map((type) => (
                <option key={type} value={type}>
                  {say(`column-${type}`)}
                </option>
              ))}
            </select>
            <MustTick
              title={column.title}
              value={column.required === true}
              onChange={(required) => change(index, { required })}
            />
            {ofYears !== undefined && OF_YEARS.has(column.type) && (
              <label className="st-must">
                <input
                  type="checkbox"
                  aria-label={say('column-own-years', { title: column.title })}
                  checked={yearsOfColumn(model.bundle, schema, column) !== undefined}
                  onChange={({ target }) => change(index, { annual: target.checked ? ofYears : false })}
                />
                {say('own-years')}
              </label>
            )}
          </span>
        </div>
      )}
    </ItemsEditor>
  )
}
