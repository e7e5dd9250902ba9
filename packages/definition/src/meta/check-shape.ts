import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'
import { compileMeta } from './compile-meta.ts'
import { metaSchemas } from './index.ts'
import { below, ownMember } from '../json/pointer.ts'
import type { JsonSource } from '../json/source.ts'
import { jsonTypeTexts } from '../problems/json-types.ts'
import { languageMeant } from '../language/language-code.ts'
import { closest, isNear } from '../problems/closest.ts'
import { meantBy } from '../problems/meant-by.ts'
import { onceForAll } from '../problems/once-for-all.ts'
import { locationOf, locationOfKey, problemAt } from '../problems/problem.ts'
import type { Location, Problem, ProblemParams } from '../problems/problem.ts'
import type { ProblemCode } from '../problems/catalogue.ts'
import { truncate } from '../text/cut.ts'
import { isOlder, olderKeyword } from './older-keywords.ts'
import { isAboutNames, otherNames, pointersOfOtherNames, unknownProperty } from './unknown-names.ts'
import type { FileKind } from '../files/layout.ts'

const validators = new Map<FileKind, ValidateFunction | undefined>()

/** Cached results per source and kind; sources are immutable. */
const checked = new WeakMap<JsonSource, { readonly kind: FileKind; readonly problems: readonly Problem[] }>()

/** Checks a file against the meta-schema of its kind; one problem for each mistake, at its place. */
export function checkShape(source: JsonSource, kind: FileKind): readonly Problem[] {
  const known = checked.get(source)
  if (known?.kind === kind) return known.problems
  const problems = violationsIn(source, kind)
  checked.set(source, { kind, problems })
  return problems
}

function violationsIn(source: JsonSource, kind: FileKind): Problem[] {
  if (kind === 'answers' && typeName(source.value) !== 'object') {
    const params = { found: jsonTypeTexts(typeName(source.value)), expected: jsonTypeTexts('object') }
    return [problemAt(locationOf(source, ''), 'wrong-type', params)]
  }
  const validate = validatorOf(kind)
  if (!validate || validate(source.value)) return []
  const errors = validate.errors ?? []
  const misspelt = misspeltNames(errors)
  const others = errors.filter(
    (error) =>
      !misspelt.some(({ pointer, error: one }) => error.instancePath === pointer && !isSameName(error, one)),
  )
  const reported = withoutMembersOfOthers(precise(others))
  const renamed = pointersOfOtherNames(
    reported,
    misspelt.map(({ pointer }) => pointer),
  )
  const rest = reported.filter(
    (error) => !renamed.includes(error.instancePath) || !(isAboutNames(error) || WHOLE.has(error.keyword)),
  )
  return onceForAll([
    ...renamed.map((pointer) => otherNames(pointer, reported, source)),
    ...together(rest).map((error) => describe(error, source, kind, misspelt)),
  ])
}

/** Reports all missing members of an object as one problem. */
function together(errors: readonly ErrorObject[]): ErrorObject[] {
  const lacking = new Map<string, string[]>()
  return errors.flatMap((error) => {
    const name = error.params.missingProperty as string | undefined
    if (error.keyword !== 'required' || name === undefined) return [error]
    const before = lacking.get(error.instancePath)
    if (before) before.push(name)
    else lacking.set(error.instancePath, [name])
    return before ? [] : [{ ...error, params: { missingProperty: lacking.get(error.instancePath) } }]
  })
}

/** More unknown members than this, where their parent is missing, are probably the members of that parent. */
const FEW = 5

/** If members are one level too high, reports only the missing parent. */
function withoutMembersOfOthers(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const isIn = (pointer: string, keyword: string) => (error: ErrorObject) =>
    error.instancePath === pointer && error.keyword === keyword
  return errors.filter(
    ({ keyword, instancePath: pointer }) =>
      keyword !== 'additionalProperties' ||
      !errors.some(isIn(pointer, 'required')) ||
      errors.filter(isIn(pointer, keyword)).length <= FEW,
  )
}

/** A misspelt property: one is unknown, and one with a similar name is missing in its place. */
interface Misspelt {
  readonly pointer: string
  readonly error: ErrorObject
  readonly meant: string
}

function misspeltNames(errors: readonly ErrorObject[]): Misspelt[] {
  return errors.flatMap((error) => {
    if (error.keyword !== 'additionalProperties') return []
    const name = error.params.additionalProperty as string
    const missing = errors.find(
      ({ keyword, instancePath, params }) =>
        keyword === 'required' &&
        instancePath === error.instancePath &&
        isNear(name, params.missingProperty as string),
    )
    return missing
      ? [{ pointer: error.instancePath, error, meant: missing.params.missingProperty as string }]
      : []
  })
}

function isSameName(one: ErrorObject, other: ErrorObject): boolean {
  return one.keyword === other.keyword && one.params.additionalProperty === other.params.additionalProperty
}

function validatorOf(kind: FileKind): ValidateFunction | undefined {
  if (!validators.has(kind)) validators.set(kind, compileMeta(kind))
  return validators.get(kind)
}

const COMPOUND = new Set(['anyOf', 'oneOf', 'if', 'allOf', 'not', 'propertyNames'])

/** Keywords about the value as a whole. */
const WHOLE = new Set(['type', 'enum', 'const'])

/** Whether one alternative does not match the value's type and the other does. */
function isOfOtherType(error: ErrorObject, other: ErrorObject): boolean {
  return error.keyword === 'type' && other.keyword !== 'type' && /\/(anyOf|oneOf)\//.test(error.schemaPath)
}

/** Selects, of the errors caused by one mistake, the deepest specific one; at most one per location. */
function precise(errors: readonly ErrorObject[]): ErrorObject[] {
  const relevant = nearestBranch(errors)
  const plain = relevant.filter((error) => !COMPOUND.has(error.keyword))
  const all = plain.length > 0 ? plain : relevant
  const byLocation = new Map<string, ErrorObject>()
  for (const error of all) {
    const inside = all.some((other) => other.instancePath.startsWith(error.instancePath + '/'))
    const branch = /\/(anyOf|oneOf)\//.test(error.schemaPath)
    if (inside && (branch || WHOLE.has(error.keyword))) continue
    const position =
      error.instancePath +
      (error.keyword === 'additionalProperties' ? `/${error.params.additionalProperty}` : '') +
      (error.keyword === 'required' ? `/${error.params.missingProperty}` : '') +
      (error.propertyName === undefined ? '' : `/${error.propertyName}`)
    const before = byLocation.get(position)
    if (
      !before ||
      isOfOtherType(before, error) ||
      (rank(error) > rank(before) && !isOfOtherType(error, before))
    )
      byLocation.set(position, error)
  }
  return [...byLocation.values()]
}

/** Selects the alternative that matches best if none is valid; if several are valid, reports that. */
function nearestBranch(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  let left = errors
  for (const failed of errors.filter(({ keyword }) => keyword === 'oneOf')) {
    const { instancePath, schemaPath, params, schema: branches, data } = failed
    const branchOf = (error: ErrorObject) =>
      error.instancePath === instancePath && error.schemaPath.startsWith(`${schemaPath}/`)
        ? error.schemaPath.slice(schemaPath.length + 1).split('/')[0]
        : undefined
    const lacks = new Map<string, number>()
    for (const error of left) {
      const branch = branchOf(error)
      if (branch !== undefined)
        lacks.set(branch, (lacks.get(branch) ?? -presentOf(branches, branch, data)) + 1)
    }
    const [nearest] = [...lacks].sort(([, a], [, b]) => a - b)
    const kept = params.passingSchemas ? undefined : nearest?.[0]
    left = left.filter((error) => branchOf(error) === undefined || branchOf(error) === kept)
  }
  return left
}

/** Number of members required by an alternative that are present. */
function presentOf(branches: unknown, index: string, data: unknown): number {
  const { required = [] } =
    (branches as Record<string, { readonly required?: readonly string[] }>)[index] ?? {}
  return required.filter((name) => ownMember(data, name) !== undefined).length
}

function rank(error: ErrorObject): number {
  return ['required', 'type', 'const', 'enum', 'additionalProperties'].indexOf(error.keyword)
}

function describe(
  error: ErrorObject,
  source: JsonSource,
  kind: FileKind,
  misspelt: readonly Misspelt[],
): Problem {
  const { instancePath: at, keyword, params, data } = error
  if (keyword === 'additionalProperties')
    return unknownProperty(error, source, kind, misspelt.find((one) => one.error === error)?.meant)
  if (error.propertyName !== undefined) {
    const location = locationOfKey(source, below(at, error.propertyName))
    const { pattern = '' } = error.parentSchema as { readonly pattern?: string }
    if (LANGUAGE.test(pattern)) return unknownLanguage(location, error.propertyName)
    if (pattern === PLACE) return problemAt(location, 'place-code', { code: error.propertyName })
    const code = pattern.startsWith('^[^/') ? 'not-a-unit' : 'not-a-name'
    return problemAt(location, code, { value: error.propertyName })
  }
  const report = (code: ProblemCode, values: ProblemParams, fix?: string) =>
    problemAt(locationOf(source, at), code, values, fix)
  const limit = String(params.limit)
  switch (keyword) {
    case 'required':
      return lackingIn(error, source, kind)
    case 'type':
      if (isOlder(at, data)) return olderKeyword(at, source)
      return report('wrong-type', {
        found: jsonTypeTexts(typeName(data)),
        expected: jsonTypeTexts(...String(params.type).split(',')),
      })
    case 'enum':
    case 'const':
      return notAllowed(error, source)
    case 'pattern':
      return misshapen(error, source)
    case 'minimum':
      return report('number-too-small', { value: show(data), limit })
    case 'maximum':
      return report('number-too-large', { value: show(data), limit })
    case 'exclusiveMinimum':
      return report('number-not-above', { value: show(data), limit })
    case 'minLength':
      return report('text-empty', {})
    case 'minItems':
    case 'minProperties':
      return report('too-few', { count: sizeOf(data), limit })
    case 'maxItems':
    case 'maxProperties':
    case 'maxLength':
      return report('too-many', { count: sizeOf(data), limit })
    case 'uniqueItems':
      return listedTwice(error, source)
    case 'oneOf':
      return report('not-one-of', { names: alternatives(error) })
    default:
      return report('invalid-shape', {})
  }
}

/** What an object lacks, with what may be written where that is one of a few. */
function lackingIn(
  { instancePath, params, schemaPath }: ErrorObject,
  source: JsonSource,
  kind: FileKind,
): Problem {
  const names = [params.missingProperty as string | readonly string[]].flat()
  const meta = (metaSchemas[kind] ?? {}) as Meta
  const choices = names.map((name) => choicesOf(meta, schemaPath, name))
  const written = names.map((name, index) =>
    choices[index]!.length === 0 ? `"${name}"` : `"${name}": ${choices[index]!.map(show).join(' | ')}`,
  )
  const suggestion = choices.some(({ length }) => length > 0) ? written.join(', ') : ''
  return problemAt(locationOf(source, instancePath), 'missing-property', { name: names, suggestion })
}

/** What is read of a meta-schema. */
interface Meta {
  readonly properties?: Readonly<Record<string, Meta>>
  readonly $defs?: Readonly<Record<string, Meta>>
  readonly $ref?: string
  readonly enum?: readonly unknown[]
  readonly examples?: readonly unknown[]
}

/** The values that a member may have, by the schema around what asks for it; empty where any may stand. */
function choicesOf(meta: Meta, schemaPath: string, name: string): readonly unknown[] {
  const keys = schemaPath.slice(2).split('/')
  for (let length = keys.length; length >= 0; length--) {
    const node = keys.slice(0, length).reduce<unknown>(ownMember, meta) as Meta | undefined
    const written = node?.properties?.[name]
    const [, defined = ''] = /^#\/\$defs\/(.+)$/.exec(written?.$ref ?? '') ?? []
    const schema = meta.$defs?.[defined] ?? written
    if (schema) return schema.enum ?? schema.examples ?? []
  }
  return []
}

function notAllowed({ instancePath, keyword, params, data }: ErrorObject, source: JsonSource): Problem {
  const allowed = keyword === 'enum' ? (params.allowedValues as unknown[]) : [params.allowedValue]
  const known = allowed.map(String)
  const value = show(data)
  return problemAt(locationOf(source, instancePath), 'invalid-value', {
    value,
    suggestion: meantBy(value, known),
    known,
  })
}

/** The pattern of the code of a place. */
const PLACE = '^[A-Z0-9][A-Z0-9.-]{0,19}$'

/** The pattern of a language’s tag. */
const LANGUAGE = /^\^\[[A-Za-z-]+\]\{2/

/** The pattern of words with no spaces at their ends. */
const TRIMMED = '^\\S(.*\\S)?$'

function unknownLanguage(location: Location, language: string): Problem {
  return problemAt(location, 'language-unknown', { language, suggestion: languageMeant(language) })
}

/** Describes a malformed name or path in words; shows the pattern only if there is no description. */
function misshapen({ instancePath, params, data }: ErrorObject, source: JsonSource): Problem {
  const pattern = params.pattern as string
  const location = locationOf(source, instancePath)
  if (pattern.endsWith('\\S')) return problemAt(location, 'text-empty', {})
  const value = show(data)
  if (pattern === PLACE) return problemAt(location, 'place-code', { code: value })
  if (LANGUAGE.test(pattern)) return unknownLanguage(location, value)
  if (pattern === TRIMMED) {
    const suggestion = value.trim()
    return suggestion === ''
      ? problemAt(location, 'text-empty', {})
      : problemAt(location, 'text-spaces', { value, suggestion: JSON.stringify(suggestion) })
  }
  if (pattern.startsWith('^[A-Za-z]')) return problemAt(location, 'not-an-id', { value })
  if (/^\^\[[A-Za-z-]+\]/.test(pattern)) return problemAt(location, 'not-a-name', { value })
  const facts = /\\\$\(([\w|]+)\)/.exec(pattern)?.[1]
  if (facts !== undefined && value.startsWith('$')) {
    const known = facts.split('|').map((name) => `$${name}`)
    return problemAt(location, 'invalid-value', { value, suggestion: closest(value, known), known })
  }
  if (/^\^\(?\[#?\//.test(pattern)) return problemAt(location, 'not-a-path', { value })
  if (pattern.endsWith('0+$')) return problemAt(location, 'not-a-key', { value })
  return problemAt(location, 'invalid-value', { value, known: pattern })
}

function listedTwice({ instancePath, params, data }: ErrorObject, source: JsonSource): Problem {
  const [first, second] = [params.i as number, params.j as number].sort((a, b) => a - b)
  const location = locationOf(source, below(instancePath, second!))
  return problemAt(location, 'listed-twice', { value: show((data as unknown[])[first!]) })
}

/** The properties that distinguish the alternatives of an object. */
function alternatives({ schema }: ErrorObject): string[] {
  const branches = Array.isArray(schema) ? (schema as { required?: string[] }[]) : []
  return branches.map(({ required }) => required?.[0] ?? '').filter(Boolean)
}

function sizeOf(value: unknown): number {
  return typeof value === 'string' ? value.length : Object.keys(value as object).length
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

function show(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
  return text.length > 60 ? `${truncate(text, 60)}…` : text
}
