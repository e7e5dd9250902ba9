import { equal, isReadOnly, splitPointer } from '@formwright/definition'
import type { Terms } from '@formwright/definition'
import { computedValues } from '../assess/computed.ts'
import type { Form } from '../form.ts'
import { derivedChanges } from '../store/derived.ts'
import { diffDocuments } from '../store/patch.ts'
import { withValue } from '../structure/with-value.ts'
import { reconcileAnswers } from '../merge/reconcile-answers.ts'
import type { Conflict, Merged } from '../merge/merge.ts'

interface Versions {
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
  /** Terms of the application, as far as they are known. */
  readonly terms?: Terms
}

/**
 * Merges the answers of two people. A computed value is never a conflict: it is computed again from the
 * merged inputs.
 */
export function mergeAnswers(form: Form, { base, mine, theirs, terms }: Versions): Merged {
  const { document: both, conflicts, pointersBySide } = reconcileAnswers(form.bundle, base, mine, theirs)
  const merged = { document: both, conflicts }
  if (conflicts.length === 0) return merged
  const fitting = (answers: unknown) => form.fitting(answers, terms)
  const [gaveMe, gaveThem] = [mine, theirs].map((answers) => computedValues(fitting(answers), answers))
  const isComputed = (conflict: Conflict) => {
    const at = pointersBySide.get(conflict)!
    const [toMe, toThem] = [gaveMe![at.mine], gaveThem![at.theirs]]
    if (toMe === undefined || toThem === undefined) return false
    const node = fitting(mine).tree.nodeAt(at.mine)
    return (
      (node !== undefined && isReadOnly(node)) ||
      (equal(conflict.mine, toMe) && equal(conflict.theirs, toThem))
    )
  }
  const computed = new Set(merged.conflicts.filter(isComputed).map(({ pointer }) => pointer))
  if (computed.size === 0) return merged
  const changed = diffDocuments(theirs, merged.document).map(({ path }) => path)
  const document = derivedChanges(fitting, theirs, merged.document, changed, {
    replaceable: computed,
  }).reduce<unknown>(
    (answers, [pointer, value]) => withValue(answers, splitPointer(pointer), value),
    merged.document,
  )
  return { document, conflicts: merged.conflicts.filter(({ pointer }) => !computed.has(pointer)) }
}
