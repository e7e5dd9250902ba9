import { splitPointer } from '@formwright/definition'
import { isObject } from '../merge/equal.ts'
import type { Operation } from './patch.ts'
import { withValue } from './with-value.ts'

/**
 * A document after a JSON Patch (RFC 6902: add, replace, remove); the given one stays as it is. All of the patch or
 * nothing.
 * @throws RangeError for an operation that does not fit the document
 */
export function applyPatch(document: unknown, patch: readonly Operation[]): unknown {
  return patch.reduce(applyOne, document)
}

function applyOne(document: unknown, operation: Operation): unknown {
  const path = splitPointer(operation.path)
  const key = path.at(-1)
  const holder = path
    .slice(0, -1)
    .reduce<unknown>(
      (value, step) =>
        isHolder(value) && Object.hasOwn(value, step) ? (value as Record<string, unknown>)[step] : undefined,
      document,
    )
  if (key !== undefined && operation.op === 'remove' && !(isHolder(holder) && Object.hasOwn(holder, key)))
    throw new RangeError(`There is nothing at “${operation.path}” to remove`)
  if (operation.op === 'add' && key !== undefined && Array.isArray(holder))
    return withValue(document, path.slice(0, -1), inserted(holder, key, operation.value, operation.path))
  return withValue(document, path, operation.op === 'remove' ? undefined : operation.value)
}

function inserted(list: readonly unknown[], key: string, value: unknown, path: string): unknown[] {
  const index = key === '-' ? list.length : Number(key)
  if (!Number.isInteger(index) || index < 0 || index > list.length)
    throw new RangeError(`“${path}” is no place in a list of ${list.length}`)
  return [...list.slice(0, index), value, ...list.slice(index)]
}

function isHolder(value: unknown): value is object {
  return Array.isArray(value) || isObject(value)
}
