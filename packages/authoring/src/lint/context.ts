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
import { advice } from '@formwright/rules'
import type { CompiledRule, FunctionDefinition } from '@formwright/rules'
import { KeptRules } from './kept-rules.ts'
import type { LintedRules } from './kept-rules.ts'

/**
 * The input of a lint check. The rules are only compiled when a check asks for them, after the schema was
 * found valid.
 */
export interface LintContext {
  readonly loaded: Loaded
  readonly bundle: FormBundle
  readonly fields: readonly Field[]
  readonly fieldsIn: (part: string) => readonly Field[]
  /** The field at a pointer of the answers. */
  readonly fieldAt: (pointer: string | undefined) => Field | undefined
  readonly fieldTypes: readonly FieldType[]
  readonly functions: readonly FunctionDefinition[]
  readonly rules: () => LintedRules
  /** The compiled instances of a rule, by its id. */
  readonly instancesOf: (id: string) => readonly CompiledRule[]
  readonly form: () => Form
  /** Compiles another bundle of the form, such as that of a region. */
  readonly compile: (bundle: FormBundle) => Form
  /** The pointer for a path in a part's file, with year placeholders filled in. */
  readonly pointerIn: (part: string, written: string) => string
}

/** Compiles a form to run cases; replaced where generating code is not allowed. */
export type CompileForm = typeof compileForm

/** A check of a definition, in its own file. */
export type LintCheck = (context: LintContext) => Problem[]

export function lintContext(
  loaded: Loaded,
  bundle: FormBundle,
  fieldTypes: readonly FieldType[],
  functions: readonly FunctionDefinition[],
  compile: CompileForm,
  kept = keptRules(functions),
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
  const byPart = new Map(bundle.parts.map(({ key }): [string, Field[]] => [key, []]))
  for (const field of fields) byPart.get(field.part)?.push(field)
  const byPointer = new Map(fields.map((field) => [field.pointer, field]))
  const rules = once(() => kept.compile(bundle))
  const instances = once(() => {
    const byId = new Map<string, CompiledRule[]>()
    for (const rule of rules().ruleSet.rules) {
      const others = byId.get(rule.id)
      if (others) others.push(rule)
      else byId.set(rule.id, [rule])
    }
    return byId
  })
  return {
    loaded,
    bundle,
    fields,
    fieldsIn: (part) => byPart.get(part) ?? [],
    fieldAt: (pointer) => (pointer === undefined ? undefined : byPointer.get(pointer)),
    fieldTypes,
    functions,
    rules,
    instancesOf: (id) => instances().get(id) ?? [],
    form: once(() => compile(bundle, { functions })),
    compile: (other) => compile(other, { functions }),
    pointerIn: (part, written) =>
      pointerInPart(fillYears(written, bundle.edition.years).text, part, partKeys(part)),
  }
}

/** Rules compiled with all that the linter asks of them, kept from one lint to the next. */
export function keptRules(functions: readonly FunctionDefinition[]): KeptRules {
  return new KeptRules({ functions, thorough: true, advice })
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** A problem at a node of the bundle's schema, located where that node is written. */
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

/** A file of the edition by its path inside the edition folder. */
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

/** A problem at the key of a property in a file. */
export function keyProblem(
  source: JsonSource,
  pointer: string,
  code: ProblemCode,
  params: ProblemParams,
  fix?: string,
): Problem {
  return problemAt(locationOfKey(source, pointer), code, params, fix)
}

/** A problem about a placeholder such as `{value}` that the text cannot contain. */
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
    known: known.length > 0 ? known.map((name) => `{${name}}`) : ['—'],
  })
}

/**
 * If a field occurs twice while another is missing, the second occurrence was probably meant to be the
 * missing one: reports that there, and not the missing field.
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

/** A replacement in JSON notation; `undefined` for an empty one. */
export function quoted(word: string): string | undefined {
  return word === '' ? undefined : JSON.stringify(word)
}

interface WrittenNode {
  readonly source: JsonSource
  readonly pointer: string
  readonly node: Schema
}

/** Cached contents of files, which several checks use and most edits do not change. */
const known = new WeakMap<JsonSource, readonly WrittenNode[]>()

/** All schema nodes as written, file by file, before references are inlined. */
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

/** All schemas at and below a schema, including its definitions. */
function withDefinitions(schema: Schema, at = ''): SchemaAtPointer[] {
  return schemasBelow(schema, at).flatMap((located) => [
    located,
    ...Object.entries(located.node.$defs ?? {}).flatMap(([name, definition]) =>
      withDefinitions(definition, below(located.pointer, '$defs', name)),
    ),
  ])
}
