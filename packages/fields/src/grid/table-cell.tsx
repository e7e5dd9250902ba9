import { shapeOf, titledChoicesOf } from '@formwright/definition'
import type { Cell, Json, Schema } from '@formwright/definition'
import { Earlier, idOf, isBad, useCell, useFormContext, useText, useVisited } from '@formwright/renderer'
import type { Tied } from '@formwright/renderer'
import { choicesOf } from '../choice/choices-of.ts'
import { NumberInput } from '../number/number-input.tsx'
import { DropDown } from '../screen/drop-down.tsx'
import { TypedInput } from '../screen/typed-input.tsx'
import { TextInput } from '../text/text-input.tsx'
import { valueOfText } from './cell-value.ts'

interface TableCellProps {
  readonly cell: Cell
  /** Row and column as text, since the table has no label for each cell. */
  readonly name: string
  readonly findingsId: string
}

/** One cell of a table. */
export function TableCell({ cell, name, findingsId }: TableCellProps) {
  const { store, mayEdit } = useFormContext()
  const { say } = useText()
  const view = useCell(cell.pointer)
  const [visited, leave] = useVisited(cell.pointer)
  const bad = isBad(view.findings, visited, store.answers)
  const tied = {
    id: idOf(cell.pointer),
    'aria-label': name,
    'aria-describedby': findingsId,
    'aria-invalid': bad || undefined,
    'aria-required': view.required || undefined,
  }
  const shared = {
    value: view.value,
    readOnly: !view.enabled || !mayEdit(cell.pointer) || cell.schema.readOnly === true,
    tied,
    onValue: (value: Json | undefined) => store.set(cell.pointer, value),
  }
  if (!view.visible) return null
  return (
    <span className="fw-cell" onBlur={leave}>
      <CellInput schema={cell.schema} {...shared} />
      {view.origin && (
        <span className="fw-origin-dot" role="img" aria-label={say(view.origin)} title={say(view.origin)} />
      )}
      <Earlier cell={view} pointer={cell.pointer} />
    </span>
  )
}

interface CellInputProps {
  readonly schema: Schema
  readonly value: unknown
  readonly readOnly: boolean
  readonly tied: Partial<Tied> & { readonly 'aria-label'?: string }
  readonly onValue: (value: Json | undefined) => void
}

/** The input control of a cell. */
function CellInput({ schema, ...shared }: CellInputProps) {
  if (titledChoicesOf(schema)) return <PickInput schema={schema} {...shared} />
  switch (shapeOf(schema)) {
    case 'number':
      return <NumberInput bare schema={schema} {...shared} />
    case 'boolean':
      return <PickInput schema={schema} {...shared} />
    case 'date':
      return <DayInput schema={schema} {...shared} />
    default:
      return <TextInput rows={isShort(schema) ? 1 : 2} format={schema.format} {...shared} />
  }
}

/** Times and date-times fit on one line. */
function isShort({ format }: Schema): boolean {
  return format === 'time' || format === 'date-time'
}

/** Options, or yes and no, in a select element. */
function PickInput({ schema, value, readOnly, tied, onValue }: CellInputProps) {
  const { locale } = useText()
  const options = choicesOf(schema, locale) ?? []
  return <DropDown options={options} value={value} tied={tied} disabled={readOnly} onValue={onValue} />
}

/** An input for a date: 2024/7/1 is stored as 2024-07-01. */
function DayInput({ schema, value, readOnly, tied, onValue }: CellInputProps) {
  const { locale } = useText()
  const read = (typed: string) => valueOfText(typed, schema, locale)
  const day = typeof value === 'string' ? value : ''
  return (
    <TypedInput
      {...tied}
      className="fw-input"
      readOnly={readOnly}
      shown={day}
      atRest={locale.day(day)}
      stored={(typed) => String(read(typed) ?? '')}
      onTyped={(typed) => onValue(read(typed))}
    />
  )
}
