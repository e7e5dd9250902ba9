import { isObject, treeOf } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import type { Pair } from './comparison.ts'

/**
 * Lists of fields as what was taken from them and added to them, by name: of `workflow.later`, or of what a
 * role may change, a reader wants to know which fields, not that there was a change.
 */
export function fieldsListed(before: FormBundle, after: FormBundle): (pair: Pair) => Pair {
  return (pair) => {
    const [a, b] = [pointersIn(pair.before), pointersIn(pair.after)]
    if (a === undefined || b === undefined) return pair
    return listed(
      pair,
      a.filter((pointer) => !b.includes(pointer)).map((pointer) => nameOf(before, pointer)),
      b.filter((pointer) => !a.includes(pointer)).map((pointer) => nameOf(after, pointer)),
    )
  }
}

/** The columns of a summary table as their titles, if those differ. */
export function columnsListed(pair: Pair): Pair {
  const [a, b] = [titlesIn(pair.before), titlesIn(pair.after)]
  return listed(
    pair,
    a.filter((title) => !b.includes(title)),
    b.filter((title) => !a.includes(title)),
  )
}

function listed(pair: Pair, lost: readonly string[], gained: readonly string[]): Pair {
  return lost.length + gained.length === 0 ? pair : { before: textOf(lost), after: textOf(gained) }
}

function textOf(names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : names.map((name) => `“${name}”`).join('')
}

function titlesIn(columns: unknown): string[] {
  return Array.isArray(columns)
    ? columns.flatMap((column: unknown) => (isObject(column) ? String(column.title) : []))
    : []
}

/** The pointers in a list, or in lists by role; `undefined` for anything else. */
function pointersIn(value: unknown): readonly string[] | undefined {
  if (value === undefined) return []
  if (isObject(value)) {
    const lists = Object.values(value).map(pointersIn)
    return lists.includes(undefined) ? undefined : lists.flatMap((list) => list!)
  }
  const isList = Array.isArray(value) && value.every((one) => typeof one === 'string' && one.startsWith('/'))
  return isList ? (value as readonly string[]) : undefined
}

function nameOf(bundle: FormBundle, pointer: string): string {
  const node = treeOf(bundle).nodeAt(pointer)
  return node?.title || node?.label || pointer
}
