import {
  APPLICATORS,
  below,
  checkShape,
  compilePattern,
  isObject,
  JsonSource,
  ownMember,
  splitPointer,
} from '@formwright/definition'
import { FORMATS } from '../lint/formats.ts'
import { foreignKeywords, isFormatOfOthers } from '../lint/keywords.ts'
import { defaultFits } from '../lint/limits.ts'
import { backtracks } from '../lint/patterns.ts'
import { schemaKeywords } from '../lint/schema-keywords.ts'
import { nameOptions, titleOptions } from './choices.ts'
import type { ImportNoteCode, Notes } from './notes.ts'
import { References } from './references.ts'
import { holdsByName, referenceTo, schemasBelow } from './schema-nodes.ts'
import type { Draft, Written } from './schema-nodes.ts'

/** Identifiers and dialects, which are not needed as every reference is rewritten. */
const ADDRESSES = new Set([
  '$schema',
  '$id',
  'id',
  '$anchor',
  '$dynamicAnchor',
  '$recursiveAnchor',
  '$vocabulary',
])

/**
 * Converts a schema of any draft to 2020-12 with references by pointer, without unsupported keywords, which
 * are listed in the notes.
 * @param target pointer of the schema in its new document
 */
export function modernSchema(root: Written, target: string, notes: Notes): Draft {
  return new Rewriter(root, target, notes).rewrite()
}

/** Keywords of a text that contains a file. */
const HOLDS_FILE: Readonly<Record<string, unknown>> = { format: 'data-url', contentEncoding: 'base64' }

class Rewriter {
  readonly #root: Written
  readonly #references: References
  readonly #notes: Notes

  constructor(root: Written, target: string, notes: Notes) {
    this.#root = root
    this.#references = new References(root, target)
    this.#notes = notes
    const draft = /draft-0?(\d)|(2019-09)/.exec(String(root.$schema ?? ''))
    if (draft) notes.add('draft-changed', 'schema', '/$schema', { draft: `draft ${draft[1] ?? draft[2]}` })
  }

  rewrite(): Draft {
    const schema = this.#node(this.#root, '')
    for (const [pointer, name] of this.#references.extra) {
      const keys = splitPointer(pointer)
      const node = keys.reduce<unknown>((value, key) => (value as Written)[key], this.#root)
      schema.$defs = { ...(schema.$defs as object | undefined), [name]: this.#node(node as Written, pointer) }
    }
    return schema
  }

  #child(node: unknown, pointer: string, described?: Names): unknown {
    return isObject(node) ? this.#node(node, pointer, described) : node
  }

  /** @param described names described by the schemas around a branch */
  #node(node: Written, pointer: string, described: Names = NO_NAMES): Draft {
    const result: Draft = {}
    const children = this.#children(node, pointer, described)
    const whole = (key: string) => children.get(key)
    const list = (key: string) => (node[key] as unknown[]).map((_, index) => children.get(`${key}\n${index}`))
    const map = (key: string) =>
      Object.fromEntries(
        Object.keys(node[key] as object)
          .filter((name) => children.has(`${key}\n${name}`))
          .map((name) => [name, children.get(`${key}\n${name}`)]),
      )
    for (const [key, value] of Object.entries(node)) {
      const at = below(pointer, key)
      if ((ADDRESSES.has(key) && typeof value !== 'object') || oldForm(result, node, key)) continue
      if (REFERENCES.has(key)) this.#reference(result, key, value, pointer)
      else if (key === 'definitions' || key === '$defs')
        result.$defs = { ...(result.$defs as object), ...map(key) }
      else if (key === 'divisibleBy') result.multipleOf = value
      else if (key === 'extends' || key === 'disallow') this.#draft3(result, key, value, at)
      else if (key === 'dependencies') this.#dependencies(result, value as Written, map(key))
      else if (key === 'items' && Array.isArray(value)) result.prefixItems = list(key)
      else if (key === 'additionalItems') {
        if (Array.isArray(node.items)) result.items = whole(key)
      } else if (whole(key) !== undefined) result[key] = whole(key)
      else if (Array.isArray(value) && children.has(`${key}\n0`)) result[key] = list(key)
      else if (isObject(value) && holdsByName(key)) result[key] = map(key)
      else this.#value(result, key, value, at)
    }
    this.#nameOptions(result, node, pointer)
    unionTypes(result, node, (type, index) => this.#child(type, below(pointer, 'type', index)))
    for (const title of titleOptions(result))
      this.#notes.add('options-renamed', 'schema', below(pointer, 'oneOf'), { title })
    for (const name of addRequired(result, described))
      this.#notes.add('required-added', 'schema', below(pointer, 'properties'), { name })
    this.#oldRequired(result, node)
    this.#dropIdle(result, pointer)
    this.#dropUnfitDefault(result, pointer)
    return result
  }

  /** The converted subschemas, by their keys joined by line breaks. */
  #children(node: Written, pointer: string, described: Names): ReadonlyMap<string, unknown> {
    const known = new Set([...described, ...Object.keys(isObject(node.properties) ? node.properties : {})])
    return new Map(
      [...schemasBelow(node)].map(({ keys, node: child }) => {
        const around = isOfSameValue(keys[0]!) ? known : undefined
        return [keys.join('\n'), this.#child(child, below(pointer, ...keys), around)]
      }),
    )
  }

  #nameOptions(result: Draft, { enumNames }: Written, pointer: string): void {
    if (!Array.isArray(enumNames) || nameOptions(result, enumNames)) return
    const note = { keyword: 'enumNames', value: enumNames }
    this.#notes.add('keyword-dropped', 'schema', below(pointer, 'enumNames'), note)
  }

  /** A keyword without subschemas; kept if the format has the keyword. */
  #value(result: Draft, key: string, value: unknown, at: string): void {
    // enumNames become titles of options; the discriminator is evident from the branches themselves
    if (key === 'enumNames' || key === 'discriminator') return
    if (key === 'i18n') this.#notes.add('i18n-key', 'schema', at, { key: value })
    else if (!Object.hasOwn(schemaKeywords, key))
      this.#notes.add('keyword-dropped', 'schema', at, { keyword: key, value })
    else if (key.startsWith('x-') && !isShapedAs(key, value))
      this.#notes.add('keyword-dropped', 'schema', at, { keyword: key, value })
    else if (HOLDS_FILE[key] === value)
      this.#notes.add('file-as-text', 'schema', at, { value: `${key}: ${value}` })
    else if (key === 'format' && !FORMATS.includes(String(value)))
      this.#notes.add('format-kept-out', 'schema', at, { format: value })
    else if (key === 'pattern' && typeof value === 'string') {
      const trouble = patternTrouble(value)
      if (trouble) this.#notes.add(trouble, 'schema', at, { pattern: value })
      else result[key] = value
    } else result[key] = key === 'required' || key === 'type' ? distinct(value) : value
  }

  #reference(result: Draft, key: string, value: unknown, pointer: string): void {
    const ref = String(value)
    const found =
      key === '$dynamicRef'
        ? this.#references.resolveDynamic(ref, pointer)
        : this.#references.resolve(ref, pointer)
    const note = (code: ImportNoteCode) =>
      this.#notes.add(code, 'schema', below(pointer, key), { keyword: key, ref })
    if (found !== undefined) {
      result.$ref = referenceTo(found)
      if (key !== '$ref') note('reference-rewritten')
    } else if (key === '$ref') note(ref.startsWith('#') ? 'reference-unknown' : 'reference-outside')
    else note('reference-dynamic')
  }

  /** `dependencies` of draft 7 and earlier: required names, or a schema. */
  #dependencies(result: Draft, written: Written, schemas: Draft): void {
    const names = Object.entries(written)
      .filter(([, value]) => Array.isArray(value) || typeof value === 'string')
      .map(([name, value]) => [name, distinct(Array.isArray(value) ? value : [value])])
    if (names.length > 0) result.dependentRequired = Object.fromEntries(names)
    if (Object.keys(schemas).length > 0) result.dependentSchemas = schemas
  }

  /** `extends` and `disallow` of draft 3, which correspond to `allOf` and `not`. */
  #draft3(result: Draft, key: 'extends' | 'disallow', value: unknown, at: string): void {
    const list = (Array.isArray(value) ? (value as unknown[]) : [value]).map((one, index) =>
      isObject(one) ? this.#node(one, below(at, index)) : { type: one },
    )
    const all = key === 'extends' ? list : [{ not: { anyOf: list } }]
    result.allOf = [...((result.allOf as unknown[] | undefined) ?? []), ...all]
  }

  /** `required: true` on a member, as in draft 3. */
  #oldRequired(result: Draft, node: Written): void {
    const names = Object.entries(isObject(node.properties) ? node.properties : {})
      .filter(([, child]) => isObject(child) && child.required === true)
      .map(([name]) => name)
    if (names.length > 0) result.required = [...new Set([...((result.required as string[]) ?? []), ...names])]
  }

  /**
   * Removes keywords that have no effect for the type, such as a minimum of a text or a date format of a
   * number.
   */
  #dropIdle(result: Draft, pointer: string): void {
    const { type } = result
    const foreign = typeof type === 'string' ? foreignKeywords(type) : NO_NAMES
    for (const keyword of Object.keys(result)) {
      const isIdle =
        foreign.has(keyword) ||
        (keyword === 'format' && isFormatOfOthers(result)) ||
        (keyword === 'if' && !('then' in result || 'else' in result)) ||
        ((keyword === 'then' || keyword === 'else') && !('if' in result))
      if (!isIdle) continue
      this.#notes.add('keyword-idle', 'schema', below(pointer, keyword), { keyword, value: result[keyword] })
      delete result[keyword]
    }
  }

  #dropUnfitDefault(result: Draft, pointer: string): void {
    if (result.default === undefined || defaultFits(result, result.default)) return
    this.#notes.add('default-dropped', 'schema', below(pointer, 'default'), { value: result.default })
    delete result.default
  }
}

/** Whether the format has a keyword with such a value; others may use the same name differently. */
function isShapedAs(keyword: string, value: unknown): boolean {
  return (
    checkShape(new JsonSource('schema.json', JSON.stringify({ [keyword]: value })), 'schema').length === 0
  )
}

function exclusiveOf(key: 'minimum' | 'maximum'): string {
  return key === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum'
}

const REFERENCES = new Set(['$ref', '$dynamicRef', '$recursiveRef'])

/** True for a keyword with a different form in draft 3 and 4, which is converted here or elsewhere. */
function oldForm(result: Draft, node: Written, key: string): boolean {
  const value = node[key]
  if (key === 'exclusiveMinimum' || key === 'exclusiveMaximum') {
    exclusive(result, node, key)
    return true
  }
  if (key === 'minimum' || key === 'maximum') return node[exclusiveOf(key)] === true
  return (key === 'required' && !Array.isArray(value)) || (key === 'type' && value === 'any')
}

/** In draft 4, `true` means that the limit itself is excluded. */
function exclusive(result: Draft, node: Written, key: 'exclusiveMinimum' | 'exclusiveMaximum'): void {
  const value = node[key]
  const limit = value === true ? node[key === 'exclusiveMinimum' ? 'minimum' : 'maximum'] : value
  if (typeof limit === 'number') result[key] = limit
}

/** Why a pattern cannot be kept; `undefined` if it can. */
function patternTrouble(pattern: string): ImportNoteCode | undefined {
  if (typeof compilePattern(pattern) !== 'string')
    return backtracks(pattern) ? 'pattern-not-linear' : undefined
  try {
    return RegExp(pattern, 'u') && 'pattern-look'
  } catch {
    return 'pattern-broken'
  }
}

/** Converts a union type of draft 3 that contains schemas to `anyOf`. */
function unionTypes(
  result: Draft,
  { type }: Written,
  child: (type: unknown, index: number) => unknown,
): void {
  if (!Array.isArray(type) || !(type as unknown[]).some(isObject)) return
  delete result.type
  const union = (type as unknown[]).map((one, index) => (isObject(one) ? child(one, index) : { type: one }))
  // in addition to an existing anyOf
  if (result.anyOf === undefined) result.anyOf = union
  else result.allOf = [...((result.allOf as unknown[] | undefined) ?? []), { anyOf: union }]
}

type Names = ReadonlySet<string>

const NO_NAMES: Names = new Set()

/** Whether schemas under a keyword apply to the same value as the schema around them. */
function isOfSameValue(keyword: string): boolean {
  return OLD_APPLICATORS.has(keyword) || ownMember(APPLICATORS, keyword)?.about === 'place'
}

/** The corresponding keywords of earlier drafts. */
const OLD_APPLICATORS: Names = new Set(['dependencies', 'extends'])

/** Adds a property for each required name that is not described. @returns the added names */
function addRequired(node: Draft, described: Names): string[] {
  const { properties, additionalProperties, patternProperties, type } = node
  const isPlain = isObject(properties) && (type === undefined || type === 'object')
  if (!isPlain || additionalProperties === false || patternProperties !== undefined) return []
  if (BRANCHES.some((keyword) => keyword in node) || isObject(additionalProperties)) return []
  const required = [
    ...(Array.isArray(node.required) ? (node.required as string[]) : []),
    ...Object.values(isObject(node.dependentRequired) ? node.dependentRequired : {})
      .flat()
      .map(String),
  ]
  const added = [...new Set(required)].filter(
    (name) => !Object.hasOwn(properties, name) && !described.has(name),
  )
  node.properties = { ...properties, ...Object.fromEntries(added.map((name) => [name, {}])) }
  return added
}

/** Keywords by which required names may be described elsewhere. */
const BRANCHES = ['allOf', 'anyOf', 'oneOf', 'if', 'dependentSchemas', '$ref']

function distinct(value: unknown): unknown {
  return Array.isArray(value) ? [...new Set(value as unknown[])] : value
}
