import { columnsOf } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import { looksOf } from '../kinds/kinds.ts'
import type { FieldKind } from '../kinds/kinds.ts'

/** What a field keeps when its kind is changed: options and columns. */
export function withContents(written: Schema, kind: FieldKind, before: Schema): Schema {
  const options = keptOptions(kind, before)
  if (options && kind.own?.oneOf) return { ...written, oneOf: options }
  if (options) return { ...written, items: { ...written.items, oneOf: options } }
  return keepsRows(kind, before) ? { ...written, items: before.items! } : written
}

/** The answer of the new kind for samples; `undefined` if the old one is still valid. */
export function sampleOf(kind: FieldKind, before: Schema): unknown {
  if (keepsRows(kind, before)) return undefined
  const options = keptOptions(kind, before)
  return options && kind.own?.oneOf ? options[0]!.const : kind.sample
}

/** The screen options of the new kind; pages are titled by a column that exists. */
export function looksWith(kind: FieldKind, before: Schema): ReturnType<typeof looksOf> {
  const looks = looksOf(kind)
  const columns = keepsRows(kind, before) ? columnsOf(before).map(([key]) => key) : []
  if (looks?.elementLabelProp === undefined || columns.length === 0) return looks
  return columns.includes(String(looks.elementLabelProp)) ? looks : { ...looks, elementLabelProp: columns[0] }
}

/** The options of a choice or tick group, for a kind with options defined by the form. */
function keptOptions({ own }: FieldKind, { oneOf, items }: Schema): Schema['oneOf'] {
  const options = oneOf ?? items?.oneOf
  return (own?.oneOf ?? own?.items?.oneOf) && options?.every((one) => one.const !== undefined)
    ? options
    : undefined
}

function keepsRows({ own = {} }: FieldKind, before: Schema): boolean {
  return [own, before].every((schema) => columnsOf(schema).length > 0)
}
