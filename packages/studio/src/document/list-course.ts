import { equal, isObject } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { stepsBetween } from '@formwright/authoring'

/** What became of the items of a list. */
export interface ListCourse {
  /** Where each item is in the later list; `undefined` for one that is gone. */
  readonly became: readonly (number | undefined)[]
  /** Where the new items before each item stand in the later list; the last are those at its end. */
  readonly added: readonly (readonly number[])[]
}

/** Members by which an item is still the same when other members of it were changed. */
const NAMING = ['id', 'scope', 'const', 'field', 'label', 'code', 'key', 'at']

/**
 * How a list came to be another. An item without a name that was replaced at its place is the same one,
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

/** Whether two items are one, perhaps changed. */
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
