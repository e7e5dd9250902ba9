import {
  below,
  fieldsOf,
  fillYears,
  locationInSchema,
  locationOf,
  pointerInPart,
  problemAt,
} from '@formwright/definition'
import type {
  Field,
  FieldType,
  FormBundle,
  JsonSource,
  Loaded,
  Location,
  Problem,
  ProblemCode,
  ProblemParams,
  Schema,
} from '@formwright/definition'
import type { compileForm, Form } from '@formwright/engine'
import { compileRules } from '@formwright/rules'
import type { Compiled, FunctionDefinition } from '@formwright/rules'

/**
 * What a lint check looks at. The rules are compiled only when a check asks, after the schema has been found
 * sound.
 */
export interface LintContext {
  readonly loaded: Loaded
  readonly bundle: FormBundle
  readonly fields: readonly Field[]
  readonly fieldTypes: readonly FieldType[]
  readonly functions: readonly FunctionDefinition[]
  readonly rules: () => Compiled
  readonly form: () => Form
  /** The pointer of what a file of a part names, its years filled in. */
  readonly pointerIn: (part: string, written: string) => string
}

/** How a form is compiled where cases are tried: as everywhere, unless no code may be generated there. */
export type CompileForm = typeof compileForm

/** One check of a definition, in a file of its own. */
export type LintCheck = (context: LintContext) => Problem[]

export function lintContext(
  loaded: Loaded,
  bundle: FormBundle,
  fieldTypes: readonly FieldType[],
  functions: readonly FunctionDefinition[],
  compile: CompileForm,
): LintContext {
  const partKeys = (part: string) =>
    Object.keys((part === '' ? bundle.schema : bundle.schema.properties?.[part])?.properties ?? {})
  return {
    loaded,
    bundle,
    fields: fieldsOf(bundle),
    fieldTypes,
    functions,
    rules: once(() => compileRules(bundle, { functions, thorough: true })),
    form: once(() => compile(bundle, { functions })),
    pointerIn: (part, written) =>
      pointerInPart(fillYears(written, bundle.edition.years).text, part, partKeys(part)),
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** A problem at a node of the bundle's schema, placed where that node was written. */
export function schemaProblem(
  { loaded }: LintContext,
  schemaPointer: string,
  keyword: string,
  code: ProblemCode,
  params: ProblemParams,
  fix?: string,
): Problem {
  const location =
    locationInSchema(loaded, schemaPointer, keyword) ?? startOf(`${loaded.edition}/edition.json`)
  return problemAt(location, code, params, fix)
}

export function startOf(file: string): Location {
  return { file, pointer: '', position: { line: 1, column: 1, offset: 0, length: 0 } }
}

/** The `rules.json`, `ui.json`, … of a part. */
export function partSource(
  { loaded }: LintContext,
  part: string,
  kind: 'schema' | 'ui' | 'rules' | 'paper',
): JsonSource {
  return loaded.parts.find(({ key }) => key === part)!.files[kind]!
}

/** The source of a file of the edition, by its path inside the edition folder. */
export function editionSource({ loaded }: LintContext, path: string): JsonSource | undefined {
  return loaded.sources.get(`${loaded.edition}/${path}`)
}

/** A problem at a pointer of a file. */
export function fileProblem(
  source: JsonSource,
  pointer: string,
  code: ProblemCode,
  params: ProblemParams,
  fix?: string,
): Problem {
  return problemAt(locationOf(source, pointer), code, params, fix)
}

/** A replacement as it is written in a file; nothing for none. */
export function quoted(word: string): string | undefined {
  return word === '' ? undefined : JSON.stringify(word)
}

/** Every schema node as it is written, file by file, before references are inlined. */
export function* writtenNodes({
  loaded,
}: LintContext): Generator<{ source: JsonSource; pointer: string; node: Schema }> {
  for (const source of loaded.sources.values()) {
    if (/\/(schema|shared\/[^/]+)\.json$/.test(source.file))
      yield* nodesBelow(source, source.value as Schema, '')
  }
}

const MAPS = ['properties', '$defs', 'dependentSchemas'] as const
const SINGLES = [
  'items',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
] as const
const LISTS = ['oneOf', 'anyOf', 'allOf', 'prefixItems'] as const

function* nodesBelow(
  source: JsonSource,
  node: Schema,
  pointer: string,
): Generator<{ source: JsonSource; pointer: string; node: Schema }> {
  if (typeof node !== 'object' || node === null) return
  yield { source, pointer, node }
  for (const key of MAPS) {
    for (const [name, child] of Object.entries((node[key] ?? {}) as Record<string, Schema>))
      yield* nodesBelow(source, child, below(pointer, key, name))
  }
  for (const key of SINGLES) yield* nodesBelow(source, node[key] as Schema, below(pointer, key))
  for (const key of LISTS) {
    for (const [index, child] of ((node[key] ?? []) as Schema[]).entries())
      yield* nodesBelow(source, child, below(pointer, key, index))
  }
}

/** Every node of the bundle's schema with the pointer it has there. */
export function* bundleNodes(schema: Schema, pointer = ''): Generator<{ pointer: string; node: Schema }> {
  if (typeof schema !== 'object' || schema === null) return
  yield { pointer, node: schema }
  for (const [name, child] of Object.entries(schema.properties ?? {}))
    yield* bundleNodes(child, below(pointer, 'properties', name))
  if (schema.items) yield* bundleNodes(schema.items, below(pointer, 'items'))
  if (typeof schema.additionalProperties === 'object')
    yield* bundleNodes(schema.additionalProperties, below(pointer, 'additionalProperties'))
}
