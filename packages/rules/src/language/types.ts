import { isPlain, mapTexts, printUnit, word } from '@formwright/definition'
import type { FormNode, Option, Texts, Unit } from '@formwright/definition'
import names from './type-names.json' with { type: 'json' }

/** The static type of an expression, including the unit of numbers. */
export type Type =
  | NumberType
  | { readonly kind: 'text' | 'bool' | 'date' | 'region' | 'any' }
  | ChoiceType
  | { readonly kind: 'list'; readonly of: Type }
  | { readonly kind: 'object'; readonly node: FormNode }
  | { readonly kind: 'band'; readonly unit: Unit | undefined }
  /** A scoring table: the units of its bounds and scores. */
  | { readonly kind: 'table'; readonly unit: Unit | undefined; readonly gives: Unit | undefined }

export interface NumberType {
  readonly kind: 'number'
  /** `undefined`: a literal or a number without fixed unit, compatible with any. */
  readonly unit: Unit | undefined
  /** Derived by division from rounded values, so that exact equality is meaningless. */
  readonly derived?: boolean
}

export interface ChoiceType {
  readonly kind: 'choice'
  readonly options: readonly Option[]
  readonly field: string
}

export const TEXT: Type = { kind: 'text' }
export const BOOL: Type = { kind: 'bool' }
export const DATE: Type = { kind: 'date' }
export const REGION: Type = { kind: 'region' }
/** The type after an error; compatible with everything, so that one mistake causes one problem. */
export const ANY: Type = { kind: 'any' }

export function numberType(unit?: Unit, derived = false): NumberType {
  return derived ? { kind: 'number', unit, derived } : { kind: 'number', unit }
}

/** A unit for problem texts. */
export function shownUnit(unit: Unit): string | Texts {
  return isPlain(unit) ? names.plain : printUnit(unit)
}

/** Whether a type is an annual value. */
export function isAnnual(type: Type): boolean {
  return type.kind === 'object' && type.node.schema['x-annual'] !== undefined
}

/** A type for problem texts, per language. */
export function printType(type: Type): Texts {
  const isOpaque = type.kind === 'object' && type.node.kind === 'opaque'
  const name: Texts = names[isOpaque ? 'opaque' : isAnnual(type) ? 'years' : type.kind]
  const unit = type.kind === 'number' && type.unit
  if (unit && isPlain(unit)) return names.plain
  const more = unit ? printUnit(unit) : type.kind === 'choice' ? type.field : ''
  return more ? mapTexts(name, (text, language) => word('in-brackets', language, { text, more })) : name
}

/** The number type of a number or of list elements. */
export function numberOf(type: Type): NumberType | undefined {
  if (type.kind === 'number') return type
  return type.kind === 'list' && type.of.kind === 'number' ? type.of : undefined
}
