import { splitPointer, treeOf, valueAt } from '@formwright/definition'
import type { FormBundle, Json } from '@formwright/definition'
import { reconcile } from '../merge/merge.ts'
import type { Change } from '../rows/row-changes.ts'
import { withoutDash, withValue } from '../structure/with-value.ts'
import type { Own } from '../structure/with-value.ts'
import { isEmptyTree, madeFor, replacedBy } from './extent.ts'
import type { Edit } from './history.ts'
import { inTuples } from './tuples.ts'

/** Changes as applied to a document. */
interface Edited {
  readonly answers: unknown
  /** The effective changes, with the previous values. */
  readonly edits: readonly Edit[]
  /** The pointers that they replace, which may be ancestors of the changed ones. */
  readonly replaced: readonly string[]
}

/**
 * Applies changes to answers without modifying the given document.
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
    for (const at of replacedBy(tree, next, pointer, value)) replaced.add(at)
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
 * The changes that undo or redo edits, including objects that were created for them. Later changes by others
 * are kept: rows that they added, and their values of a field.
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
