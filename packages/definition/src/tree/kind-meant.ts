import type { Schema } from '../types/index.ts'
import { equal } from '../json/equal.ts'
import { isObject } from '../json/is-object.ts'
import { constantsOf } from './constants.ts'
import type { Constant } from './constants.ts'
import type { FormNode } from './form-node.ts'
import { stepInto } from './tree.ts'

/** The kind that a value matches best; `undefined` if it matches none. */
export function kindMeant(node: FormNode, value: unknown): FormNode | undefined {
  const fits = node.kinds.map((kind) => fit(kind, value))
  const best = Math.max(0, ...fits)
  return best >= OF_THIS_KIND ? node.kinds[fits.indexOf(best)] : undefined
}

/** Score if the type matches; a complete match scores twice that. */
const OF_THIS_KIND = 1
const WHOLLY = 2

/** Whether a value contains nothing that contradicts the node. */
export function fitsWholly(node: FormNode, value: unknown): boolean {
  return fit(node, value) === WHOLLY
}

function fit(node: FormNode, value: unknown): number {
  if (value === undefined || value === null) return WHOLLY
  const constants = constantsOf(node.schema)
  if (constants?.some((one) => equal(one.const, value))) return WHOLLY
  switch (node.kind) {
    case 'rows':
    case 'tuple':
      return Array.isArray(value) ? share(value.map((item, index) => fitBelow(node, String(index), item))) : 0
    case 'group':
    case 'map':
      return isObject(value) ? share(membersOf(node, value)) : 0
    case 'opaque':
      return node.kinds.length > 0
        ? Math.max(...node.kinds.map((kind) => fit(kind, value)))
        : fitOfType(node.schema, value)
    default:
      if (constants?.length === 1) return 0
      if (constants) return constants.some((one) => typeof one.const === typeof value) ? OF_THIS_KIND : 0
      return fitOfCell(node, value)
  }
}

/** The filled members of an object, and the required ones that are missing. */
function membersOf(node: FormNode, value: Readonly<Record<string, unknown>>): number[] {
  const lacking = node.children.filter(
    ({ key, repeated, requiredHere, kind }) =>
      kind !== 'variants' && !repeated && requiredHere && !Object.hasOwn(value, key),
  )
  return [
    ...Object.entries(value).map(([key, member]) => fitBelow(node, key, member)),
    ...lacking.map(() => 0),
  ]
}

/** A member that the schema names counts whatever it contains. */
function fitBelow(node: FormNode, key: string, value: unknown): number {
  const child = stepInto(node, key)
  return child ? Math.max(OF_THIS_KIND / 2, fit(child, value)) : 0
}

function share(fits: readonly number[]): number {
  if (fits.length === 0) return WHOLLY
  const sum = fits.reduce((total, one) => total + one, 0)
  return OF_THIS_KIND + sum / (WHOLLY * fits.length)
}

function fitOfCell({ shape, schema }: FormNode, value: unknown): number {
  if (shape !== 'choices' && shape !== 'names') return fitOfType(schema, value)
  const options = typeof schema.items === 'object' ? constantsOf(schema.items) : undefined
  return Array.isArray(value) ? share(value.map((item) => fitOfItem(options, item))) : 0
}

/** Match of one item of a multiple choice or list of names. */
function fitOfItem(options: readonly Constant[] | undefined, item: unknown): number {
  if (options?.some((one) => equal(one.const, item))) return WHOLLY
  return typeof item !== 'string' ? 0 : options ? OF_THIS_KIND : WHOLLY
}

function fitOfType({ type }: Schema, value: unknown): number {
  if (type === undefined) return OF_THIS_KIND
  return [type].flat().some((one) => isOfType(value, one)) ? WHOLLY : 0
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isObject(value)
  if (type === 'integer') return typeof value === 'number'
  return typeof value === type
}
