import { below, equal } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import type { StudioModel, Written } from '../model/studio-model.ts'
import { inheritedAt, ownSchema } from './shared-definition.ts'

/** Sets or removes a keyword in a schema, taking its `$ref` into account. */
export function writeKeyword(
  model: StudioModel,
  edits: FileEdits,
  written: Written,
  keyword: string,
  value: unknown,
): void {
  const json = edits.json(written.file)
  const at = below(written.pointer, keyword)
  const inherited = inheritedAt(model, written)?.[keyword]
  if (value !== undefined && equal(inherited, value)) {
    if (json.get(at) !== undefined) json.remove(at)
  } else if (value !== undefined) json.set(at, value)
  else if (inherited === undefined) {
    if (json.get(at) !== undefined) json.remove(at)
  } else
    json.set(
      written.pointer,
      ownSchema(json.get(written.pointer) as Schema, inheritedAt(model, written)!, keyword),
    )
}
