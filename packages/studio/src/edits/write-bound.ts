import { below, valueAt } from '@formwright/definition'
import type { FormNode, Schema } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import { nodeAt, sourceOf, writtenAt } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { definedAt, inFile, inheritedAt, ownSchema } from './shared-definition.ts'
import { writeKeyword } from './write-keyword.ts'

export type Bound = 'minimum' | 'maximum' | 'x-decimals'

/** The schema with the bounds of a number; for an annual field that of its years. */
export function boundedSchema({ schema, children }: Pick<FormNode, 'schema' | 'children'>): Schema {
  return (schema['x-annual'] === undefined ? undefined : children[0]?.schema) ?? schema
}

/** Sets a bound of a number, or of all years of an annual field; `undefined` removes it. */
export function writeBound(
  model: StudioModel,
  edits: FileEdits,
  pointer: string,
  bound: Bound,
  value: number | undefined,
): void {
  const { schema, schemaPointer } = nodeAt(model, pointer)
  const written = writtenAt(model, schemaPointer)
  if (schema['x-annual'] === undefined) return writeKeyword(model, edits, written, bound, value)
  const location = definedAt(model, written)
  const ofYear = { file: location.file, pointer: below(location.pointer, 'additionalProperties') }
  const year = (valueAt(sourceOf(model, ofYear.file)?.value, ofYear.pointer) ?? {}) as Schema
  const shared = inheritedAt(model, ofYear)
  const { [bound]: stated, ...others } = year
  // what a definition says applies beside what the field says, so another bound takes the place of it
  const isOther = (said: unknown) => said !== undefined && said !== value
  const rest = shared && isOther(shared[bound]) ? ownSchema(year, shared, bound) : others
  const now = { ...rest, ...(value === undefined ? {} : { [bound]: value }) }
  const isShared = isOther(shared?.[bound]) || (location !== written && isOther(stated))
  const each = inFile(now, location.file, written.file)
  const inherited = inheritedAt(model, written)
  const json = edits.json(written.file)
  if (isShared && inherited) {
    const own = ownSchema(json.get(written.pointer) as Schema, inherited, 'additionalProperties')
    json.set(written.pointer, { ...own, additionalProperties: each })
  } else writeKeyword(model, edits, written, 'additionalProperties', each)
}
