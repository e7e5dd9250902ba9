import unset from 'es-toolkit/compat/unset'
import { copyAlong } from './copy-along.ts'

/**
 * What JSON Forms takes for `lodash/fp/unset`: gives an object without a path, and leaves the first as it is.
 */
export default function immutableUnset(path: string, object: object): object {
  const copy = copyAlong(object, path)
  unset(copy, path)
  return copy
}
