import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'
import { compileMeta } from './compile-meta.ts'
import { below } from '../json/source.ts'
import type { JsonSource } from '../json/source.ts'
import { closest, typoOf } from '../problems/closest.ts'
import { placeOf, placeOfKey, problemAt } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import type { FileKind } from '../files/layout.ts'
import { valueAt } from '../json/pointer.ts'

const validators = new Map<FileKind, ValidateFunction | undefined>()

/** Checks a file against the meta-schema of its kind; one problem for each slip, at its place. */
export function checkShape(source: JsonSource, kind: FileKind): Problem[] {
  const validate = validatorOf(kind)
  if (!validate || validate(source.value)) return []
  const errors = precise(validate.errors ?? [])
  return errors.map((error) => describe(error, source))
}

function validatorOf(kind: FileKind): ValidateFunction | undefined {
  if (!validators.has(kind)) validators.set(kind, compileMeta(kind))
  return validators.get(kind)
}

const COMPOUND = new Set(['anyOf', 'oneOf', 'if', 'allOf', 'not', 'propertyNames'])

/** Of the errors that one slip causes, the deepest one that says something; at most one at a place. */
function precise(errors: readonly ErrorObject[]): ErrorObject[] {
  const plain = errors.filter((error) => !COMPOUND.has(error.keyword))
  const all = plain.length > 0 ? plain : [...errors]
  const byPlace = new Map<string, ErrorObject>()
  for (const error of all) {
    const inside = all.some((other) => other.instancePath.startsWith(error.instancePath + '/'))
    const branch = /\/(anyOf|oneOf)\//.test(error.schemaPath)
    if (inside && (branch || error.keyword === 'type')) continue
    const place =
      error.instancePath +
      (error.keyword === 'additionalProperties' ? `/${error.params.additionalProperty}` : '')
    const before = byPlace.get(place)
    if (!before || rank(error) > rank(before)) byPlace.set(place, error)
  }
  return [...byPlace.values()]
}

function rank(error: ErrorObject): number {
  return ['required', 'type', 'const', 'enum', 'additionalProperties'].indexOf(error.keyword)
}

function describe(error: ErrorObject, source: JsonSource): Problem {
  const at = error.instancePath
  if (error.keyword === 'additionalProperties') {
    const name: string = error.params.additionalProperty
    const known = Object.keys((error.parentSchema as { properties?: object }).properties ?? {})
    const suggestion = closest(name, known)
    const place = placeOfKey(source, below(at, name))
    return problemAt(place, 'unknown-property', { name, suggestion, known }, quoted(typoOf(name, known)))
  }
  if (error.keyword === 'required')
    return problemAt(placeOf(source, at), 'missing-property', { name: error.params.missingProperty })
  if (error.keyword === 'type') {
    return problemAt(placeOf(source, at), 'wrong-type', {
      found: typeName(error.data),
      expected: String(error.params.type),
    })
  }
  if (error.keyword === 'enum' || error.keyword === 'const') {
    const known =
      error.keyword === 'enum'
        ? (error.params.allowedValues as unknown[]).map(String)
        : [String(error.params.allowedValue)]
    const value = show(error.data)
    return problemAt(placeOf(source, at), 'invalid-value', {
      value,
      suggestion: closest(value, known),
      known: known,
    })
  }
  if (error.keyword === 'pattern')
    return problemAt(placeOf(source, at), 'invalid-value', {
      value: show(valueAt(source.value, at)),
      known: error.params.pattern,
    })
  return problemAt(placeOf(source, at), 'invalid-shape', { detail: error.message ?? error.keyword })
}

/** A word as it is written in the file; nothing for none. */
function quoted(word: string): string | undefined {
  return word === '' ? undefined : JSON.stringify(word)
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

function show(value: unknown): string {
  return typeof value === 'object' && value !== null ? typeName(value) : String(value)
}
