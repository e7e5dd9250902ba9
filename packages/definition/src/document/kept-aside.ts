import { equal } from '../json/equal.ts'
import { isObject } from '../json/is-object.ts'
import { below, isPointer, listIndex, ownMember, splitPointer } from '../json/pointer.ts'
import { KEPT_ASIDE } from './document.ts'

/** Values by the place where they stand in the answers. */
export type KeptAside = Readonly<Record<string, unknown>>

/**
 * What answers hold that is not shown, place by place: values of branches that do not apply, and their files
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
 * What is shown of answers, with the rest in it, apart from what is shown: that of a row in the row itself,
 * so that it goes wherever the row goes and is gone with it, all else at the root.
 */
export function withKept(answers: unknown, shown: unknown): unknown {
  return withKeptAside(...parted(answers, shown))
}

function withKeptAside(shown: unknown, kept: KeptAside): unknown {
  return isObject(shown) && Object.keys(kept).length > 0 ? { ...shown, [KEPT_ASIDE]: kept } : shown
}

/** What is shown, with what its rows keep in them, and what is kept outside of these. */
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
      // a list in a list has nothing to keep it in, and which it is its place does not say: it is left whole
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

/** Of a list that is shown in part the items that are not. */
function leftOut(all: unknown, shown: unknown): unknown {
  if (!Array.isArray(all) || !Array.isArray(shown)) return all
  return (all as unknown[]).filter((entry) => !shown.some((one) => equal(one, entry)))
}

/** Answers with what was kept aside of them, and what of it has no place any more. */
export interface PutBack {
  readonly answers: unknown
  readonly unplaced: KeptAside
}

/**
 * Answers with what was kept aside in them where it belongs: rows of a list behind its own. What stands at a
 * place by now stays, and what was kept for it has no place any more.
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

/** A value with another at a place of it; nothing where something else stands there, or on the way. */
function put(all: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (Array.isArray(all) && key !== undefined) {
    // an item that is not shown left a blank
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
