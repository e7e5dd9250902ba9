import set from 'es-toolkit/compat/set'
import { copyAlong } from './copy-along.ts'

/**
 * Replaces `lodash/fp/set` in JSON Forms: returns an object with a value at a path, without changing the
 * original.
 */
export default function immutableSet(path: string, value: unknown, object: object): object {
  return set(copyAlong(object, path), path, value)
}
