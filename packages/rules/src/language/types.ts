import { isPlain, mapTexts, printUnit, word } from '@formwright/definition'
import type { FormNode, Option, Texts, Unit } from '@formwright/definition'
import names from './type-names.json' with { type: 'json' }

/** The static type of an expression; a number's unit is part of it. */
export type Type =
  | NumberType
  | { readonly kind: 'text' | 'bool' | 'date' | 'region' | 'any' }
  | ChoiceType
  | { readonly kind: 'list'; readonly of: Type }
  | { readonly kind: 'object'; readonly node: FormNode }
  | { readonly kind: 'band'; readonly unit: Unit | undefined }
  /** A scoring table: the unit of its bounds and of what it gives. */
  | { readonly kind: 'table'; readonly unit: Unit | undefined; readonly gives: Unit | undefined }

export interface NumberType {
  readonly kind: 'number'
  /** `undefined`: a literal, or a number that has no fixed unit; it goes with any. */
  readonly unit: Unit | undefined
  /** Computed by division from rounded values, so that exact equality means nothing. */
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
/** The type of what could not be typed; goes with everything so that one mistake gives one problem. */
export const ANY: Type = { kind: 'any' }

export function numberType(unit?: Unit, derived = false): NumberType {
  return derived ? { kind: 'number', unit, derived } : { kind: 'number', unit }
}

/** How a unit reads in a problem. */
export function shownUnit(unit: Unit): string | Texts {
  return isPlain(unit) ? names.plain : printUnit(unit)
}

/** Whether a type is that of a value which each year has. */
export function isAnnual(type: Type): boolean {
  return type.kind === 'object' && type.node.schema['x-annual'] !== undefined
}

/** How a type reads in a problem, by language. */
export function printType(type: Type): Texts {
  const name: Texts = names[isAnnual(type) ? 'years' : type.kind]
  const unit = type.kind === 'number' && type.unit
  if (unit && isPlain(unit)) return names.plain
  const more = unit ? printUnit(unit) : type.kind === 'choice' ? type.field : ''
  return more ? mapTexts(name, (text, language) => word('in-brackets', language, { text, more })) : name
}

/** The type of a number, or of the numbers in a list. */
export function numberOf(type: Type): NumberType | undefined {
  if (type.kind === 'number') return type
  return type.kind === 'list' && type.of.kind === 'number' ? type.of : undefined
}
