import { equal, isObject } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { stepsBetween } from '@formwright/authoring'

/** How the items of a list changed. */
export interface ListCourse {
  /** The index of each item in the later list; `undefined` for a removed one. */
  readonly became: readonly (number | undefined)[]
  /**
   * The indexes in the later list of the items added before each item; the last entry is for those added at
   * the end.
   */
  readonly added: readonly (readonly number[])[]
}

/** Members that identify an item even if its other members change. */
const NAMING = ['id', 'scope', 'const', 'field', 'label', 'code', 'key', 'at']

/**
 * Compares two versions of a list. An item without an identifying member that was replaced in place counts as
 * changed.
 */
export function listCourse(before: readonly Json[], after: readonly Json[]): ListCourse {
  const became: (number | undefined)[] = []
  const added: number[][] = [[]]
  let gone: number[] = []
  let next = 0
  const endRun = () => {
    const fresh = added.at(-1)!
    const isInPlace =
      gone.length === fresh.length &&
      gone.every((from, index) => isNameless(before[from]!) && isNameless(after[fresh[index]!]!))
    if (isInPlace && gone.length > 0) {
      for (const [index, from] of gone.entries()) became[from] = fresh[index]
      added[added.length - 1] = []
    }
    gone = []
  }
  for (const step of stepsBetween(before, after, isSameItem, () => false)) {
    if (step.kind === 'added') added.at(-1)!.push(next++)
    else {
      if (step.kind === 'same') endRun()
      else gone.push(became.length)
      became.push(step.kind === 'same' ? next++ : undefined)
      added.push([])
    }
  }
  endRun()
  return { became, added }
}

/** Whether two items are the same, possibly changed. */
export function isSameItem(one: Json, other: Json): boolean {
  const name = nameOf(one)
  return name === undefined ? equal(one, other) : equal(name, nameOf(other))
}

function nameOf(item: Json): Json | undefined {
  if (!isObject(item)) return undefined
  const by = NAMING.find((member) => typeof item[member] === 'string')
  return by === undefined ? undefined : [by, item[by]!]
}

function isNameless(item: Json): boolean {
  return nameOf(item) === undefined
}
