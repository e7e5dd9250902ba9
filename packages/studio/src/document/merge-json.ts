import { below, equal, isObject } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { JsonText } from './json-text.ts'
import type { Among } from './json-text.ts'
import { isSameItem, listCourse } from './list-course.ts'

/** Whose version is used if both changed the same value. */
export type Preferred = 'own' | 'theirs'

/**
 * A value in three versions: the common base, one's own, and the other person's; `undefined` if it does not
 * exist.
 */
interface Versions<T = Json | undefined> {
  readonly before: T
  readonly own: T
  readonly theirs: T
}

type Edit = (text: JsonText) => void

/**
 * Merges one's own changes of a JSON file into the other person's version, keeping the formatting of the
 * latter.
 * @returns `undefined` if a text is not valid JSON, or there is a conflict and no preference
 */
export function mergeJson(
  base: string,
  own: string,
  theirs: string,
  preferred?: Preferred,
): string | undefined {
  const versions = { before: parsed(base), own: parsed(own), theirs: parsed(theirs) }
  if (Object.values(versions).includes(undefined)) return undefined
  const edits = editsOf(versions, '', preferred)
  if (!edits) return undefined
  const merged = new JsonText(theirs)
  for (const edit of edits) edit(merged)
  return merged.text
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/** The edits of the other person's text that apply one's own changes, in order. */
function editsOf(
  { before, own, theirs }: Versions,
  at: string,
  preferred: Preferred | undefined,
  among: Among = {},
): readonly Edit[] | undefined {
  if (equal(before, own) || equal(theirs, own)) return []
  if (isObject(before) && isObject(own) && isObject(theirs))
    return membersOf({ before, own, theirs }, at, preferred)
  if (Array.isArray(before) && Array.isArray(own) && Array.isArray(theirs) && !equal(theirs, before))
    return itemsOf({ before, own, theirs }, at, preferred)
  if (!equal(theirs, before) && preferred !== 'own') return preferred && []
  if (own === undefined) return [(text) => text.remove(at)]
  return [(text) => text.set(at, own, siblingsIn(text, at, among))]
}

function membersOf(
  { before, own, theirs }: Versions<Readonly<Record<string, Json>>>,
  at: string,
  preferred: Preferred | undefined,
): readonly Edit[] | undefined {
  const keys = Object.keys(own)
  const edits: Edit[] = []
  for (const key of new Set([...Object.keys(before), ...keys])) {
    const beside = keys[keys.indexOf(key) - 1]
    const inside = editsOf(
      { before: before[key], own: own[key], theirs: theirs[key] },
      below(at, key),
      preferred,
      beside === undefined ? {} : { after: beside },
    )
    if (!inside) return undefined
    edits.push(...inside)
  }
  return edits
}

/**
 * The edits for a list that both changed, item by item. An item that one moved oneself is removed and
 * inserted, so that it is a conflict if the other person changed it.
 */
function itemsOf(
  { before, own, theirs }: Versions<readonly Json[]>,
  at: string,
  preferred: Preferred | undefined,
): readonly Edit[] | undefined {
  // numbers have no identity, so their changes cannot be matched
  if (before.some(isFigure)) return preferred && (preferred === 'own' ? [(text) => text.set(at, own)] : [])
  const [mine, other] = [listCourse(before, own), listCourse(before, theirs)]
  const addedByOther = other.added.flat()
  const addedAs = (item: Json) => addedByOther.find((index) => isSameItem(theirs[index]!, item))
  const within: Edit[] = []
  const shifts: Shift[] = []
  let isJoined = true
  const join = (versions: Versions, index: number) => {
    const edits = editsOf(versions, below(at, index), preferred)
    if (edits) within.push(...edits)
    else isJoined = false
  }
  const shift = (isAlone: boolean, index: number, item?: Json) => {
    if (isAlone || preferred === 'own') shifts.push({ place: index, item })
    else if (!preferred) isJoined = false
  }
  const leftAlone = (index: number) => equal(before[index], theirs[other.became[index] ?? -1])
  let position = theirs.length
  for (let index = before.length; index >= 0; index--) {
    for (const item of [...mine.added[index]!].reverse().map((from) => own[from]!)) {
      const twin = addedAs(item)
      const moved = before.findIndex((one) => isSameItem(one, item))
      if (twin === undefined) shift(moved < 0 || leftAlone(moved), position, item)
      else join({ before: before[moved], own: item, theirs: theirs[twin] }, twin)
    }
    position -= other.added[index]!.length
    const item = before[index - 1]
    if (item === undefined) continue
    const from = mine.became[index - 1]
    const to = other.became[index - 1] ?? addedAs(item)
    if (other.became[index - 1] !== undefined) position--
    const isMovedByOne = from === undefined && own.some((one) => isSameItem(one, item))
    if (from === undefined) {
      if (to !== undefined && !(isMovedByOne && addedAs(item) !== undefined)) shift(leftAlone(index - 1), to)
    } else if (to !== undefined) join({ before: item, own: own[from], theirs: theirs[to] }, to)
    else if (!equal(item, own[from])) shift(false, position, own[from])
  }
  return isJoined ? [...within, ...shiftsFromEnd(shifts, at)] : undefined
}

/**
 * Inserts an item before the one at an index of the other person's list or, without an item, removes the one
 * at the index.
 */
interface Shift {
  readonly place: number
  readonly item: Json | undefined
}

/** Orders the edits from the end, so that indexes of later ones stay valid. */
function shiftsFromEnd(shifts: readonly Shift[], list: string): readonly Edit[] {
  const isRemoval = ({ item }: Shift) => Number(item === undefined)
  return [...shifts]
    .sort((a, b) => b.place - a.place || isRemoval(b) - isRemoval(a))
    .map(
      ({ place: index, item }) =>
        (text) =>
          item === undefined ? text.remove(below(list, index)) : text.insert(list, index, item),
    )
}

function isFigure(item: Json): boolean {
  return typeof item === 'number' || typeof item === 'boolean'
}

/** Inserts a new member after its predecessor if that still exists. */
function siblingsIn(text: JsonText, at: string, among: Among): Among {
  const holder = at.slice(0, at.lastIndexOf('/'))
  return among.after !== undefined && text.get(below(holder, among.after)) !== undefined ? among : {}
}
