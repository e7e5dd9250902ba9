import { countWords, FieldIndex, LABEL_SEPARATOR, uiElementsIn } from '@formwright/definition'
import type { Cell, Field } from '@formwright/definition'
import { FieldFrame, fieldsIn, useFormContext, useLiveAt, useText } from '@formwright/renderer'
import type { ViewProps, FormContextValue, ScreenView } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { TextInput } from '../text/text-input.tsx'
import { outlineTextType } from './outline-text.ts'

function OutlineTextView({ fields: [field], element }: ViewProps) {
  if (!field) return null
  const budget = element.options?.budget
  const rows = Number(element.options?.rows ?? 6)
  const single = field.cells.length === 1
  return (
    <>
      {field.cells.map((cell) => (
        <Paragraph
          key={cell.pointer}
          field={field}
          cell={cell}
          single={single}
          rows={rows}
          budget={typeof budget === 'string' ? budget : undefined}
        />
      ))}
    </>
  )
}

interface ParagraphProps {
  readonly field: Field
  readonly cell: Cell
  readonly single: boolean
  readonly rows: number
  readonly budget: string | undefined
}

function Paragraph({ field, cell, single, rows, budget }: ParagraphProps) {
  const host = useFormContext()
  const label = single ? field.title : `${field.title}${LABEL_SEPARATOR}${cell.schema.title ?? ''}`
  return (
    <FieldFrame field={field} pointer={cell.pointer} label={label} wide>
      {({ tied, cell: { value }, readOnly }) => (
        <div className="fw-counted">
          <TextInput
            value={value}
            readOnly={readOnly}
            tied={tied}
            rows={rows}
            onValue={(text) => host.store.fill(cell.pointer, text)}
          />
          <Budget own={value} name={budget} />
        </div>
      )}
    </FieldFrame>
  )
}

/** The number of 字 of this text, and of all texts that share its limit. */
function Budget({ own, name }: { readonly own: unknown; readonly name: string | undefined }) {
  const host = useFormContext()
  const { language } = useText()
  const total = useTotal(host, name)
  const limit = Number(name === undefined ? undefined : host.form.bundle.edition.params[name]?.value)
  const n = typeof own === 'string' ? countWords(own) : 0
  const over = total - limit
  return (
    <p className={`fw-counter${over > 0 ? ' fw-over-limit' : ''}`}>
      <span>{say('budget-own', language, { n })}</span>
      {Number.isFinite(limit) && <span>{say('budget', language, { total, limit })}</span>}
      {over > 0 && <strong>{say('over', language, { over })}</strong>}
    </p>
  )
}

/**
 * Cache for each form: the last text of a cell and its count, so that only the edited text is counted again.
 */
const counted = new WeakMap<object, Map<string, { readonly text: string; readonly count: number }>>()

function countAt({ store }: FormContextValue, pointer: string): number {
  const text = store.get(pointer)
  if (typeof text !== 'string') return 0
  let counts = counted.get(store)
  if (!counts) counted.set(store, (counts = new Map()))
  let last = counts.get(pointer)
  if (last?.text !== text) counts.set(pointer, (last = { text, count: countWords(text) }))
  return last.count
}

function useTotal(host: FormContextValue, budget: string | undefined): number {
  const pointers = budget === undefined ? [] : pointersSharing(host, budget)
  const total = () => pointers.reduce((sum, pointer) => sum + countAt(host, pointer), 0)
  return useLiveAt(pointers, total, Object.is)
}

const sharing = new WeakMap<object, Map<string, string[]>>()

/** The cells of all outline texts of the form that share a limit. */
function pointersSharing({ form }: FormContextValue, budget: string): string[] {
  const { bundle } = form
  let known = sharing.get(bundle)
  if (!known) sharing.set(bundle, (known = new Map()))
  let pointers = known.get(budget)
  if (!pointers) {
    const fields = new FieldIndex(bundle)
    pointers = [...uiElementsIn(bundle.ui)]
      .filter(({ element }) => element.options?.budget === budget)
      .flatMap(({ element }) => fieldsIn(element, fields))
      .flatMap((field) => field.cells.map((cell) => cell.pointer))
    known.set(budget, pointers)
  }
  return pointers
}

export const outlineTextView: ScreenView = { type: outlineTextType, View: OutlineTextView }
