import type { Schema } from '../../bundle/types.ts'
import { word } from '../../language/words.ts'
import { DEFAULT_LANGUAGE } from '../../language/language.ts'

/**
 * The word that may stand at a place instead of a value; `undefined` where none may. A bundle has the form's
 * word in its schemas, or `true` where that is the default one.
 */
export function noneOf(schema: Pick<Schema, 'x-none'>): string | undefined {
  const none = schema['x-none']
  return none === true ? DEFAULT_NONE : none
}

/** Whether a value is the word for “nothing to report”, and that may stand at the place. */
export function isNone(value: unknown, schema: Pick<Schema, 'x-none'>): boolean {
  return typeof value === 'string' && value === noneOf(schema)
}

/**
 * What an applicant writes where there is nothing to report, in forms of the default language (instruction 2
 * of the first declaration).
 */
export const DEFAULT_NONE = word('none', DEFAULT_LANGUAGE)
