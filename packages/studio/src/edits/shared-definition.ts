import { isObject, resolvePath, valueAt } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import { sourceOf } from '../model/studio-model.ts'
import type { StudioModel, Written } from '../model/studio-model.ts'

/**
 * The schema that the `$ref` of a schema refers to, with nested references resolved. Its own references are
 * rewritten to be valid in the referring file.
 */
export function inheritedAt(model: StudioModel, written: Written): Schema | undefined {
  const definition = definitionOf(written, writtenThere(model, written))
  const found = definition && writtenThere(model, definition)
  if (!found) return undefined
  const deeper = inheritedAt(model, definition)
  return inFile({ ...deeper, ...found }, definition.file, written.file)
}

/** Where the members of an object are written: in place, or in the definition that its `$ref` refers to. */
export function definedAt(model: StudioModel, written: Written): Written {
  const node = writtenThere(model, written)
  const saysMembers = node?.properties !== undefined || node?.additionalProperties !== undefined
  const definition = saysMembers ? undefined : definitionOf(written, node)
  return definition ? definedAt(model, definition) : written
}

/** A schema rewritten for another file, so that its references have the same targets. */
export function inFile(schema: Schema, from: string, to: string): Schema {
  if (from === to) return schema
  const written = JSON.stringify(schema, (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? referenceFrom(to, definitionAt(from, value)) : value,
  )
  return JSON.parse(written) as Schema
}

/** The schema without `$ref`, with all keywords of the definition except one. */
export function ownSchema(written: Schema, inherited: Schema, without: string): Schema {
  const { $ref: _, ...own } = written as Schema & { $ref?: string }
  const whole: Record<string, unknown> = { ...own }
  for (const [key, value] of Object.entries(inherited))
    if (!(key in whole) && key !== '$comment') whole[key] = value
  delete whole[without]
  return whole as Schema
}

function writtenThere(model: StudioModel, { file, pointer }: Written) {
  const found = valueAt(sourceOf(model, file)?.value, pointer)
  return isObject(found) ? (found as Schema & { readonly $ref?: unknown }) : undefined
}

function definitionOf({ file }: Written, node: { readonly $ref?: unknown } | undefined): Written | undefined {
  return typeof node?.$ref === 'string' ? definitionAt(file, node.$ref) : undefined
}

function definitionAt(file: string, reference: string): Written {
  const [path = '', pointer = ''] = reference.split('#')
  return { file: path === '' ? file : resolvePath(file, path), pointer }
}

/** A reference to a definition relative to a file: `../../shared/fields.json#/$defs/count`. */
function referenceFrom(file: string, definition: Written): string {
  if (definition.file === file) return `#${definition.pointer}`
  const [from, to] = [file.split('/').slice(0, -1), definition.file.split('/')]
  let same = 0
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++
  const path = [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/')
  return `${path}#${definition.pointer}`
}
