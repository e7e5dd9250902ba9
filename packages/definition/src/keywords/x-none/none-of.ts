import { DEFAULT_NONE } from '../../language/words.ts'

/** A schema that may allow the “nothing to report” word. */
interface MayBeNone {
  readonly 'x-none'?: true | string
}

/**
 * The word that is allowed instead of a value; `undefined` if there is none. In a bundle the schema has the
 * form's word, or `true` for the default one.
 */
export function noneOf(schema: MayBeNone): string | undefined {
  const none = schema['x-none']
  return none === true ? DEFAULT_NONE : none
}

/** Whether a value is the word for “nothing to report”, and that may stand at the place. */
export function isNone(value: unknown, schema: MayBeNone): boolean {
  return typeof value === 'string' && value === noneOf(schema)
}
