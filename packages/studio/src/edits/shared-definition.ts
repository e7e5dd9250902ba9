import { isObject, resolvePath, valueAt } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import { sourceOf } from '../model/studio-model.ts'
import type { StudioModel, Written } from '../model/studio-model.ts'

/**
 * What the `$ref` of a place leads to, with its own references followed. References inside are written as
 * they have to be in the file of the place, where they may be copied to.
 */
export function inheritedAt(model: StudioModel, written: Written): Schema | undefined {
  const definition = definitionOf(written, writtenThere(model, written))
  const found = definition && writtenThere(model, definition)
  if (!found) return undefined
  const deeper = inheritedAt(model, definition)
  return inFile({ ...deeper, ...found }, definition.file, written.file)
}

/** Where the members of an object are written: there, or where its `$ref` leads. */
export function definedAt(model: StudioModel, written: Written): Written {
  const node = writtenThere(model, written)
  const saysMembers = node?.properties !== undefined || node?.additionalProperties !== undefined
  const definition = saysMembers ? undefined : definitionOf(written, node)
  return definition ? definedAt(model, definition) : written
}

/** A schema as it has to be written in another file: each of its references leads where it led. */
export function inFile(schema: Schema, from: string, to: string): Schema {
  if (from === to) return schema
  const written = JSON.stringify(schema, (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? referenceFrom(to, definitionAt(from, value)) : value,
  )
  return JSON.parse(written) as Schema
}

/** A schema without its `$ref`, and with all that it says but for one keyword. */
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

/** `../../shared/fields.json#/$defs/count`: a definition as a file names it. */
function referenceFrom(file: string, definition: Written): string {
  if (definition.file === file) return `#${definition.pointer}`
  const [from, to] = [file.split('/').slice(0, -1), definition.file.split('/')]
  let same = 0
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++
  const path = [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/')
  return `${path}#${definition.pointer}`
}
