import { below, valueAt } from '@formwright/definition'
import type { Field, Schema } from '@formwright/definition'
import { fieldAt, sourceOf, writtenAt } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { setKeyword, writeKeyword } from './change-field.ts'
import { followSamples } from './follow-samples.ts'
import { definedAt, inFile, inheritedAt, ownSchema } from './shared-definition.ts'

type Bound = 'minimum' | 'maximum'

/** The bounds of a number; for an annual field those of its years. */
export function boundsOf({ schema, cells }: Field): Pick<Schema, Bound> {
  return (schema['x-annual'] === undefined ? undefined : cells[0]?.schema) ?? schema
}

/** Sets a bound of a number, or of all years of an annual field; `undefined` removes it. */
export function setBound(model: StudioModel, pointer: string, bound: Bound, value: number | undefined): Act {
  const field = fieldAt(model, pointer)
  if (field.schema['x-annual'] === undefined) return setKeyword(model, pointer, bound, value)
  const written = writtenAt(model, field.schemaPointer)
  return act(model, { name: `set-${bound}`, values: { label: field.title } }, (edits) => {
    const location = definedAt(model, written)
    const ofYear = { file: location.file, pointer: below(location.pointer, 'additionalProperties') }
    const year = (valueAt(sourceOf(model, ofYear.file)?.value, ofYear.pointer) ?? {}) as Schema
    const shared = inheritedAt(model, ofYear)
    const { [bound]: _, ...others } = year
    const isShared = value === undefined && shared?.[bound] !== undefined
    const now = isShared
      ? ownSchema(year, shared, bound)
      : { ...others, ...(value === undefined ? {} : { [bound]: value }) }
    const each = inFile(now, location.file, written.file)
    const inherited = inheritedAt(model, written)
    const json = edits.json(written.file)
    // a shared definition of the year's value would still apply in addition to the field's own keywords
    if (isShared && inherited) {
      const own = ownSchema(json.get(written.pointer) as Schema, inherited, 'additionalProperties')
      json.set(written.pointer, { ...own, additionalProperties: each })
    } else writeKeyword(model, edits, written, 'additionalProperties', each)
    followSamples(model, edits, pointer)
    return pointer
  })
}
