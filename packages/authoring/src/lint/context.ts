import {
  below,
  closest,
  fieldsOf,
  fillYears,
  locationInSchema,
  locationOf,
  locationOfKey,
  pointerInPart,
  problemAt,
  schemasBelow,
} from '@formwright/definition'
import type {
  Field,
  FieldType,
  FormBundle,
  JsonSource,
  Loaded,
  Location,
  SchemaAtPointer,
  Problem,
  ProblemCode,
  ProblemParams,
  Schema,
} from '@formwright/definition'
import type { compileForm, Form } from '@formwright/engine'
import { advice, compileRules } from '@formwright/rules'
import type { Compiled, FunctionDefinition } from '@formwright/rules'

/**
 * What a lint check looks at. The rules are compiled only when a check asks, after the schema has been found
 * sound.
 */
export interface LintContext {
  readonly loaded: Loaded
  readonly bundle: FormBundle
  readonly fields: readonly Field[]
  /** The field at a pointer of the answers. */
  readonly fieldAt: (pointer: string | undefined) => Field | undefined
  readonly fieldTypes: readonly FieldType[]
  readonly functions: readonly FunctionDefinition[]
  readonly rules: () => Compiled
  readonly form: () => Form
  /** Compiles another edition of the form, such as that of a region. */
  readonly compile: (bundle: FormBundle) => Form
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
  const keys = new Map<string, readonly string[]>()
  const partKeys = (part: string) => {
    let known = keys.get(part)
    if (!known) {
      const schema = part === '' ? bundle.schema : bundle.schema.properties?.[part]
      keys.set(part, (known = Object.keys(schema?.properties ?? {})))
    }
    return known
  }
  const fields = fieldsOf(bundle)
  const byPointer = new Map(fields.map((field) => [field.pointer, field]))
  return {
    loaded,
    bundle,
    fields,
    fieldAt: (pointer) => (pointer === undefined ? undefined : byPointer.get(pointer)),
    fieldTypes,
    functions,
    rules: once(() => compileRules(bundle, { functions, thorough: true, advice })),
    form: once(() => compile(bundle, { functions })),
    compile: (other) => compile(other, { functions }),
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
  const location = locationInSchema(loaded, schemaPointer, keyword)
  if (!location) return problemAt(startOf(`${loaded.edition}/edition.json`), code, params)
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

/** A problem at the key of a property of a file. */
export function keyProblem(
  source: JsonSource,
  pointer: string,
  code: ProblemCode,
  params: ProblemParams,
  fix?: string,
): Problem {
  return problemAt(locationOfKey(source, pointer), code, params, fix)
}

/** A placeholder such as `{value}` that the text at a place cannot have. */
export function unknownPlaceholder(
  source: JsonSource,
  pointer: string,
  written: string,
  known: readonly string[],
): Problem {
  const suggestion = closest(written.slice(1, -1), known)
  return fileProblem(source, pointer, 'placeholder-unknown', {
    name: written,
    suggestion: suggestion && `{${suggestion}}`,
    known: known.map((one) => `{${one}}`),
  })
}

/**
 * A field that stands twice where another is missing was meant to be that one: the second place says so, and
 * that the other is missing is not said apart.
 */
export function meantInstead(
  problems: readonly Problem[],
  twice: ProblemCode,
  missing: ProblemCode,
): readonly Problem[] {
  const doubled = problems.filter(({ code }) => code === twice)
  const lacking = problems.filter(({ code }) => code === missing)
  const [lost] = lacking
  if (doubled.length !== 1 || lacking.length !== 1 || !lost) return problems
  return problems.flatMap((problem) => {
    if (problem === lost) return []
    if (problem.code !== twice) return [problem]
    return [{ ...problem, params: { ...problem.params, suggestion: lost.params.field ?? '' } }]
  })
}

/** A replacement as it is written in a file; nothing for none. */
export function quoted(word: string): string | undefined {
  return word === '' ? undefined : JSON.stringify(word)
}

interface WrittenNode {
  readonly source: JsonSource
  readonly pointer: string
  readonly node: Schema
}

/** What files hold, which several checks look at and an edit mostly leaves as it is. */
const known = new WeakMap<JsonSource, readonly WrittenNode[]>()

/** Every schema node as it is written, file by file, before references are inlined. */
export function writtenNodes({ loaded }: LintContext): readonly WrittenNode[] {
  return [...loaded.sources.values()].flatMap((source) => {
    if (!/\/(schema|shared\/[^/]+)\.json$/.test(source.file)) return []
    let nodes = known.get(source)
    if (!nodes) {
      nodes = withDefinitions(source.value as Schema).map((located) => ({ source, ...located }))
      known.set(source, nodes)
    }
    return nodes
  })
}

/** Every schema at and below one, and those that it holds for reference. */
function withDefinitions(schema: Schema, at = ''): SchemaAtPointer[] {
  return schemasBelow(schema, at).flatMap((located) => [
    located,
    ...Object.entries(located.node.$defs ?? {}).flatMap(([name, definition]) =>
      withDefinitions(definition, below(located.pointer, '$defs', name)),
    ),
  ])
}
