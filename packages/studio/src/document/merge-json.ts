import { below, isObject, valueAt } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { equal } from '@formwright/engine'
import { JsonText } from './json-text.ts'
import type { Among } from './json-text.ts'

/** One's own change of one place. */
interface Change {
  readonly at: string
  /** As it was; `undefined` where there was nothing. */
  readonly before: Json | undefined
  /** As it is now; `undefined` where there is nothing any more. */
  readonly now: Json | undefined
  readonly among: Among
}

/**
 * Puts one's own changes of a JSON file into what somebody else made of it meanwhile: theirs stays as it is
 * written, and what one changed oneself is changed in it.
 * @returns `undefined` where both changed the same place, or one of the texts is no JSON
 */
export function mergeJson(base: string, own: string, theirs: string): string | undefined {
  const [before, now, other] = [base, own, theirs].map(parsed)
  if (before === undefined || now === undefined || other === undefined) return undefined
  const changes = changesBetween(before, now, '', other)
  if (!changes) return undefined
  const merged = new JsonText(theirs)
  for (const change of changes) {
    const there = valueAt(other, change.at) as Json | undefined
    if (equal(there, change.now)) continue
    if (!equal(there, change.before)) return undefined
    if (change.now === undefined) merged.remove(change.at)
    else merged.set(change.at, change.now, placeIn(merged, change))
  }
  return merged.text
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/** The smallest changes; `undefined` where lists are longer or shorter on both sides. */
function changesBetween(
  before: Json | undefined,
  now: Json | undefined,
  at: string,
  other: Json,
): readonly Change[] | undefined {
  if (equal(before, now)) return []
  if (isObject(before) && isObject(now)) {
    const found: Change[] = []
    const keys = Object.keys(now)
    for (const key of new Set([...Object.keys(before), ...keys])) {
      const place = below(at, key)
      const beside = keys[keys.indexOf(key) - 1]
      const inside =
        Object.hasOwn(before, key) && Object.hasOwn(now, key)
          ? changesBetween(before[key], now[key], place, other)
          : [
              {
                at: place,
                before: before[key],
                now: now[key],
                among: beside === undefined ? {} : { after: beside },
              },
            ]
      if (!inside) return undefined
      found.push(...inside)
    }
    return found
  }
  if (Array.isArray(before) && Array.isArray(now)) {
    const there = valueAt(other, at)
    const isLikeBefore = Array.isArray(there) && there.length === before.length
    if (isLikeBefore && now.length === before.length) {
      const inside = now.map((one, index) => changesBetween(before[index], one, below(at, index), other))
      return inside.every((one) => one !== undefined) ? inside.flat() : undefined
    }
    if (!equal(there, before)) return undefined
  }
  return [{ at, before, now, among: {} }]
}

/** A new member goes after the one that it follows, where that is still there. */
function placeIn(merged: JsonText, { at, among }: Change): Among {
  const holder = at.slice(0, at.lastIndexOf('/'))
  return among.after !== undefined && merged.get(below(holder, among.after)) !== undefined ? among : {}
}
