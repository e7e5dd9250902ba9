import { DEFAULT_NONE } from '../../language/words.ts'

/** A schema of a place where the word may stand. */
interface MayBeNone {
  readonly 'x-none'?: true | string
}

/**
 * The word that may stand at a place instead of a value; `undefined` where none may. A bundle has the form's
 * word in its schemas, or `true` where that is the default one.
 */
export function noneOf(schema: MayBeNone): string | undefined {
  const none = schema['x-none']
  return none === true ? DEFAULT_NONE : none
}

/** Whether a value is the word for “nothing to report”, and that may stand at the place. */
export function isNone(value: unknown, schema: MayBeNone): boolean {
  return typeof value === 'string' && value === noneOf(schema)
}
