import set from 'es-toolkit/compat/set'
import { copyAlong } from './copy-along.ts'

/**
 * What JSON Forms takes for `lodash/fp/set`: gives an object with a value at a path, and leaves the first as
 * it is.
 */
export default function immutableSet(path: string, value: unknown, object: object): object {
  return set(copyAlong(object, path), path, value)
}
