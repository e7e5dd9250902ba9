import { splitPointer, treeOf, valueAt } from '@formwright/definition'
import type { FormBundle, Json } from '@formwright/definition'
import { reconcile } from '../merge/merge.ts'
import type { Change } from '../rows/row-changes.ts'
import { withoutDash, withValue } from '../structure/with-value.ts'
import type { Own } from '../structure/with-value.ts'
import { isEmptyTree, madeFor, replacedBy } from './extent.ts'
import type { Edit } from './history.ts'
import { inTuples } from './tuples.ts'

/** Changes as they are made in a document. */
interface Edited {
  readonly answers: unknown
  /** What really changes, with what stood there. */
  readonly edits: readonly Edit[]
  /** What is replaced by them, which may be more than they name. */
  readonly replaced: readonly string[]
}

/**
 * Makes changes in answers; the document that was given stays as it is.
 * @throws RangeError for a pointer that no answers document can have
 */
export function edited(bundle: FormBundle, answers: unknown, changes: readonly Change[]): Edited {
  let next = answers
  const edits: Edit[] = []
  const replaced = new Set<string>()
  const tree = treeOf(bundle)
  const own: Own = new WeakSet()
  const make = ([written, value]: Change): void => {
    const pointer = withoutDash(next, written)
    const before = valueAt(next, pointer) as Json | undefined
    if (Object.is(before, value)) return
    for (const at of replacedBy(next, pointer, value)) replaced.add(at)
    const above = madeFor(next, pointer)
    const made = above !== undefined && {
      made: { pointer: above, before: valueAt(next, above) as Json | undefined },
    }
    next = withValue(next, splitPointer(pointer), value, own)
    edits.push({ pointer, before, after: value, ...made })
  }
  for (const change of changes) inTuples(tree, next, change).forEach(make)
  return { answers: next, edits, replaced: [...replaced] }
}

/**
 * The changes of edits that are taken back or made again; objects that were made for them go with them. What
 * others made of a place since stays: rows that they added to a list, and their value of a field.
 */
export function undoChanges(answers: unknown, edits: readonly Edit[]): Change[] {
  const changes: Change[] = []
  let next = answers
  const change = (pointer: string, value: Json | undefined) => {
    changes.push([pointer, value])
    next = withValue(next, splitPointer(pointer), value)
  }
  for (const { pointer, before, after, made } of edits) {
    const { document } = reconcile(before, after, valueAt(next, pointer), () => 'theirs')
    change(pointer, document as Json | undefined)
    if (made && after === undefined && isEmptyTree(valueAt(next, made.pointer)))
      change(made.pointer, made.before)
  }
  return changes
}
