import { below } from '@formwright/definition'
import type { Field, Schema } from '@formwright/definition'
import { fieldAt, writtenAt } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { inheritedAt, setKeyword, writeKeyword } from './change-field.ts'

type Bound = 'minimum' | 'maximum'

/** The bounds of a number; of a field of years those that each of its years has. */
export function boundsOf({ schema, cells }: Field): Pick<Schema, Bound> {
  return (schema['x-annual'] === undefined ? undefined : cells[0]?.schema) ?? schema
}

/** Sets a bound of a number, or of all years of a field; `undefined` for none. */
export function setBound(model: StudioModel, pointer: string, bound: Bound, value: number | undefined): Act {
  const field = fieldAt(model, pointer)
  if (field.schema['x-annual'] === undefined) return setKeyword(model, pointer, bound, value)
  const written = writtenAt(model, field.schemaPointer)
  return act(model, { name: `set-${bound}`, values: { label: field.title } }, (edits) => {
    const own = edits.json(written.file).get(below(written.pointer, 'additionalProperties'))
    const { [bound]: _, ...year } = (own ?? inheritedAt(model, written)?.additionalProperties ?? {}) as Schema
    writeKeyword(model, edits, written, 'additionalProperties', {
      ...year,
      ...(value === undefined ? {} : { [bound]: value }),
    })
    return pointer
  })
}
