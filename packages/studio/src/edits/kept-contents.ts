import { columnsOf } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import { looksOf } from '../kinds/kinds.ts'
import type { FieldKind } from '../kinds/kinds.ts'

/** What a field that becomes one of another kind keeps of what was named: its options, its columns. */
export function withContents(written: Schema, kind: FieldKind, before: Schema): Schema {
  const options = keptOptions(kind, before)
  if (options && kind.own?.oneOf) return { ...written, oneOf: options }
  if (options) return { ...written, items: { ...written.items, oneOf: options } }
  return keepsRows(kind, before) ? { ...written, items: before.items! } : written
}

/** The answer of the new kind for samples; `undefined` where the old one fits. */
export function sampleOf(kind: FieldKind, before: Schema): unknown {
  if (keepsRows(kind, before)) return undefined
  const options = keptOptions(kind, before)
  return options && kind.own?.oneOf ? options[0]!.const : kind.sample
}

/** How the new kind is shown; its pages are called by a column that they have. */
export function looksWith(kind: FieldKind, before: Schema): ReturnType<typeof looksOf> {
  const looks = looksOf(kind)
  const columns = keepsRows(kind, before) ? columnsOf(before).map(([key]) => key) : []
  if (looks?.elementLabelProp === undefined || columns.length === 0) return looks
  return columns.includes(String(looks.elementLabelProp)) ? looks : { ...looks, elementLabelProp: columns[0] }
}

/** The options of a choice or a tick group, for a kind whose options are named by the form. */
function keptOptions({ own }: FieldKind, { oneOf, items }: Schema): Schema['oneOf'] {
  const options = oneOf ?? items?.oneOf
  return (own?.oneOf ?? own?.items?.oneOf) && options?.every((one) => one.const !== undefined)
    ? options
    : undefined
}

function keepsRows({ own = {} }: FieldKind, before: Schema): boolean {
  return [own, before].every((schema) => columnsOf(schema).length > 0)
}
