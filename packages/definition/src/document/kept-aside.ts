import { equal } from '../json/equal.ts'
import { isObject } from '../json/is-object.ts'
import { below, isPointer, listIndex, ownMember, splitPointer } from '../json/pointer.ts'
import { KEPT_ASIDE } from './document.ts'

/** Values by pointer. */
export type KeptAside = Readonly<Record<string, unknown>>

/**
 * The answers that are not shown, by pointer: values of branches that do not apply, with their attachments
 * and lists.
 */
export function keptAside(answers: unknown, shown: unknown): KeptAside {
  const kept: Record<string, unknown> = {}
  const collect = (all: unknown, left: unknown, pointer: string) => {
    if (Object.is(all, left)) return
    if (isObject(all) && isObject(left))
      for (const [key, value] of Object.entries(all))
        collect(value, ownMember(left, key), below(pointer, key))
    else if (Array.isArray(all) && isAsLong(left, all))
      for (const [index, value] of all.entries()) collect(value, left[index], below(pointer, index))
    else if (!equal(all, left)) kept[pointer] = leftOut(all, left)
  }
  collect(answers, shown, '')
  return kept
}

/**
 * The shown answers, with the hidden rest stored separately: hidden values of a row stay in that row, so that
 * they move and vanish with it; all others are stored at the root.
 */
export function withKept(answers: unknown, shown: unknown): unknown {
  return withKeptAside(...parted(answers, shown))
}

function withKeptAside(shown: unknown, kept: KeptAside): unknown {
  return isObject(shown) && Object.keys(kept).length > 0 ? { ...shown, [KEPT_ASIDE]: kept } : shown
}

/** Splits a value into the shown part, with what its rows keep, and what is kept outside of them. */
function parted(all: unknown, shown: unknown): readonly [shown: unknown, kept: KeptAside] {
  if (Object.is(all, shown)) return [shown, {}]
  if (isObject(all) && isObject(shown)) {
    const own: Record<string, unknown> = { ...shown }
    const kept: Record<string, unknown> = {}
    for (const [key, value] of Object.entries(all)) {
      const [left, inner] = parted(value, ownMember(shown, key))
      if (left !== undefined) own[key] = left
      for (const [pointer, one] of Object.entries(inner)) kept[below('', key) + pointer] = one
    }
    return [own, kept]
  }
  if (Array.isArray(all) && isAsLong(shown, all)) {
    const kept: Record<string, unknown> = {}
    const rows = all.map((value, index) => {
      const [left, inner] = parted(value, shown[index])
      // a nested list has no object to keep hidden values in, so it is kept whole
      if (Array.isArray(left)) return Object.keys(inner).length > 0 ? value : left
      if (!isObject(left)) for (const one of Object.values(inner)) kept[below('', index)] = one
      return withKeptAside(left, inner)
    })
    return [rows, kept]
  }
  return [shown, equal(all, shown) ? {} : { '': leftOut(all, shown) }]
}

function isAsLong(shown: unknown, { length }: readonly unknown[]): shown is readonly unknown[] {
  return Array.isArray(shown) && shown.length === length
}

/** The items of a partly shown list that are not shown. */
function leftOut(all: unknown, shown: unknown): unknown {
  if (!Array.isArray(all) || !Array.isArray(shown)) return all
  return (all as unknown[]).filter((entry) => !shown.some((one) => equal(one, entry)))
}

/** Answers with the kept values restored, and those that could not be restored. */
export interface PutBack {
  readonly answers: unknown
  readonly unplaced: KeptAside
}

/**
 * Restores the kept values of an answers file: hidden rows go after the shown ones. A value whose position is
 * occupied is not restored and is returned as `unplaced`.
 */
export function withKeptBack(document: unknown): PutBack {
  const unplaced: Record<string, unknown> = {}
  const back = (value: unknown, pointer: string, mayKeep: boolean): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => back(item, below(pointer, index), true))
    if (!isObject(value)) return value
    const { [KEPT_ASIDE]: kept, ...own } = value
    const isKept = mayKeep && isObject(kept) && Object.keys(kept).every(isPointer)
    let answers: unknown = Object.fromEntries(
      Object.entries(isKept ? own : value).map(([key, one]) => [key, back(one, below(pointer, key), false)]),
    )
    for (const [inner, one] of isKept ? Object.entries(kept) : []) {
      const next = put(answers, splitPointer(inner), one)
      if (next === undefined) unplaced[pointer + inner] = one
      else answers = next
    }
    return answers
  }
  return { answers: back(document, '', true), unplaced }
}

/** Sets a value at a path; `undefined` if the position, or the path to it, is occupied. */
function put(all: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (Array.isArray(all) && key !== undefined) {
    // a hidden item left a blank
    const index = rest.length === 0 ? listIndex(key) : undefined
    return index !== undefined && all[index] === null
      ? all.map((item: unknown, at) => (at === index ? value : item))
      : undefined
  }
  if (key === undefined) {
    if (all === undefined || equal(all, value)) return value
    return Array.isArray(all) && Array.isArray(value) ? [...all, ...(value as unknown[])] : undefined
  }
  if (key === '__proto__' || (all !== undefined && !isObject(all))) return undefined
  const next = put(all && ownMember(all, key), rest, value)
  return next === undefined ? undefined : { ...all, [key]: next }
}
