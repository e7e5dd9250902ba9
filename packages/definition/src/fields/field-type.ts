import type { Json, Schema, UiElement } from '../types/index.ts'
import type { FormLocale } from '../locale/form-locale.ts'
import type { ProblemCode } from '../problems/catalogue.ts'
import type { ProblemParams } from '../problems/problem.ts'
import type { Field } from './fields.ts'

/** What the text of an option refers to, so that it can be checked, renamed and translated. */
export type OptionMeaning = 'field' | 'param' | 'text'

/** One option of a screen element, as a JSON Schema property that says what it names. */
export interface ElementOption {
  readonly type: 'string' | 'integer' | 'boolean' | 'object'
  readonly description: string
  readonly enum?: readonly string[]
  /** Minimum of a number; default 1. */
  readonly minimum?: number
  readonly maximum?: number
  /** What the text refers to. Fields are named by their path in the part. */
  readonly names?: OptionMeaning
  /** What the keys and the values of an object refer to. */
  readonly keys?: OptionMeaning
  readonly values?: OptionMeaning
}

export type ElementOptions = Readonly<Record<string, ElementOption>>

/** Options of layout elements, which show no field themselves. */
const layoutOptions: Readonly<Record<string, ElementOptions>> = {
  Group: {
    list: {
      type: 'string',
      description: 'The group of numbers whose list and evidence is asked for below this group.',
      names: 'field',
    },
  },
}

/** A name or text in the options of an element. */
export interface NamedInOptions {
  readonly means: OptionMeaning
  readonly name: string
  /** Path below the options. */
  readonly path: readonly string[]
}

/** Everything that an element's options refer to, as declared by the known options. */
export function namedInOptions(
  known: ElementOptions,
  given: Readonly<Record<string, unknown>> = {},
): NamedInOptions[] {
  return Object.entries(given).flatMap(([option, value]) => {
    const { names, keys, values } = (Object.hasOwn(known, option) && known[option]) || {}
    if (typeof value === 'string') return names ? [{ means: names, name: value, path: [option] }] : []
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, text]): NamedInOptions[] => [
      ...(keys ? [{ means: keys, name: key, path: [option, key] }] : []),
      ...(values && typeof text === 'string' ? [{ means: values, name: text, path: [option, key] }] : []),
    ])
  })
}

/** The known options of an element: those of its field type, or those of layouts. */
export function knownOptions(element: UiElement, type: FieldType | undefined): ElementOptions {
  return { ...layoutOptions[element.type], ...type?.options }
}

/**
 * What a field type declares: which fields it can show, its options, what an empty one holds, how a value
 * reads as plain text. How it looks on screen, paper and sheet is in its views, beside the declaration.
 */
export interface FieldType {
  /** Name in `options.type` of a screen element. */
  readonly name: string
  /**
   * `field`: shows the field of one control. `group`: shows the fields of all controls of a group together.
   */
  readonly shows: 'field' | 'group'
  /** If the screen names no type, the accepting type with the highest rank shows the field. */
  readonly rank: number
  readonly accepts: (field: Field) => boolean
  /** What a schema has to say for that, where it is a few words: told when a field is none of its kind. */
  readonly needs?: Schema
  /** Which accepted fields it shows by default; all of them if omitted. */
  readonly suits?: (field: Field) => boolean
  /** The options that a screen element may give. */
  readonly options: ElementOptions
  /** Options of an element that have no effect for a field. */
  readonly unheeded?: (field: Field, options: ElementOptionValues) => readonly UnheededOption[]
  /** How the field may be laid out on paper (`as` of a cell). */
  readonly paper: readonly string[]
  /** Those of them that print several values without saying what each is: a row above has to. */
  readonly unheaded?: readonly string[]
  readonly blank: (field: Field) => Json
  /** The value as one line of text, as in a summary or a list of changes. */
  readonly plain: (value: unknown, field: Field, locale: FormLocale) => string
}

/** The options that an element gives: name → value. */
export type ElementOptionValues = Readonly<Record<string, unknown>>

/** An option that has no effect for a field, and the problem that explains why. */
export interface UnheededOption {
  readonly name: string
  readonly code: ProblemCode
  readonly params: ProblemParams
}

/** Declares a field type. */
export function defineFieldType(type: FieldType): FieldType {
  return type
}

/** The type that shows a field when the screen names none. */
export function defaultFieldType(field: Field, types: readonly FieldType[]): FieldType | undefined {
  const able = types.filter(
    (type) => type.shows === 'field' && type.accepts(field) && (type.suits?.(field) ?? true),
  )
  return able.reduce<FieldType | undefined>(
    (best, type) => (best && best.rank >= type.rank ? best : type),
    undefined,
  )
}
