import unset from 'es-toolkit/compat/unset'
import { copyAlong } from './copy-along.ts'

/**
 * Replaces `lodash/fp/unset` in JSON Forms: returns an object without a path, without changing the original.
 */
export default function immutableUnset(path: string, object: object): object {
  const copy = copyAlong(object, path)
  unset(copy, path)
  return copy
}
