import { fieldsOf, isWithin } from '@formwright/definition'
import type { Field } from '@formwright/definition'
import type { Form } from '@formwright/engine'

const MAX = 80
const known = new WeakMap<Form, readonly Field[]>()

/** What a place is called: the cell, the field, or the part. */
export function labelAt(form: Form, pointer: string): string {
  let fields = known.get(form)
  if (!fields) known.set(form, (fields = fieldsOf(form.bundle)))
  const cell = form.plan.cells[form.plan.cellNumbers.get(pointer) ?? -1]
  if (cell) return cell.label
  const field = fields.find((one) => isWithin(pointer, one.pointer))
  if (field) return field.label || field.title
  return form.bundle.parts.find(({ key }) => pointer === `/${key}`)?.title ?? fields.find((one) => isWithin(one.pointer, pointer))?.label ?? pointer
}

/** A value in a line of text. */
export function shownValue(value: unknown, empty: string): string {
  if (value === undefined || value === null || value === '') return empty
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > MAX ? `${text.slice(0, MAX - 1)}…` : text
}
