import { ATTACHMENTS, below, LISTS, splitPointer, valueAt } from '@formwright/definition'
import type { Json } from '@formwright/definition'

/** More places than these that were shown or hidden are looked at by their lists. */
const MANY_TURNED = 200

/**
 * What reads differently once places are shown or hidden: they themselves, the files and lists that belong to
 * them.
 */
export function readAnew(turned: readonly string[]): readonly string[] {
  const places =
    turned.length <= MANY_TURNED ? turned : turned.map((place) => place.split(/\/(?:\d+|\*)(?=\/|$)/, 1)[0]!)
  return [...new Set(places), ATTACHMENTS, LISTS]
}

/**
 * What a change at a pointer replaces: more than the pointer says when no object stands where one has to be
 * made, or when a list gets another number of rows.
 */
export function replacedBy(document: unknown, pointer: string, after: Json | undefined): string {
  const keys = splitPointer(pointer)
  let above = ''
  let value: unknown = document
  for (const [index, key] of keys.entries()) {
    if (value === undefined || value === null) return pointer
    if (typeof value !== 'object') return above
    const isOther = !Object.hasOwn(value, key) || (after === undefined && index === keys.length - 1)
    if (Array.isArray(value) && isOther) return above
    above = below(above, key)
    value = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
  }
  return pointer
}

/** The topmost place on the way to a pointer where an object has to be made. */
export function madeFor(document: unknown, pointer: string): string | undefined {
  const keys = splitPointer(pointer)
  let at = ''
  for (const key of keys.slice(0, -1)) {
    at = below(at, key)
    const value = valueAt(document, at)
    if (typeof value !== 'object' || value === null) return at
  }
  return undefined
}

/**
 * True for an object that holds nothing but such objects: what is left when all that was put in is taken out
 * again.
 */
export function isHollow(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(isHollow)
  )
}
