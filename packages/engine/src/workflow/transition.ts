import { attachedTargets, splitPointer, targetOf, treeOf, valueAt } from '@formwright/definition'
import type { TreeBundle, WorkflowTransition } from '@formwright/definition'
import { withValue } from '../structure/with-value.ts'
import { isEmpty } from '../structure/empty.ts'

/** What somebody enters with a transition; the date as `2024-06-20`. */
export interface TransitionInput {
  readonly opinion?: string | undefined
  readonly date?: string | undefined
}

/**
 * The answers as a transition leaves them: opinion and date stand in the form where `writes` says so. Without
 * an opinion, the one that stands there stays; without a date, the one that stands there, else that of today.
 */
export function answersAfter(
  { writes = {} }: Pick<WorkflowTransition, 'writes'>,
  answers: unknown,
  { opinion, date }: TransitionInput,
  today: string,
): unknown {
  return Object.entries(writes).reduce((document, [pointer, what]) => {
    const current = valueAt(document, pointer)
    const value = {
      opinion: opinion?.trim() || current,
      date: date ?? (isEmpty(current) ? today : current),
      nothing: undefined,
    }[what]
    return value === current ? document : withValue(document, splitPointer(pointer), value)
  }, answers)
}

/** Where a transition writes the opinion or the date; `undefined` where it does not. */
export function writtenAt(
  { writes = {} }: Pick<WorkflowTransition, 'writes'>,
  what: 'opinion' | 'date',
): string | undefined {
  return Object.keys(writes).find((pointer) => writes[pointer] === what)
}

/**
 * Fields that must be filled in before a transition and are neither filled in nor proven by a file. A field
 * that always asks for a file wants the file.
 */
export function unfilledFor(
  { filled = [] }: Pick<WorkflowTransition, 'filled'>,
  answers: unknown,
  bundle: TreeBundle,
): string[] {
  const attached = attachedTargets(answers)
  const asksForFile = (pointer: string) =>
    treeOf(bundle).nodeAt(pointer)?.schema['x-evidence']?.when === 'always'
  return filled.filter(
    (pointer) =>
      !attached.has(targetOf(pointer)) && (isEmpty(valueAt(answers, pointer)) || asksForFile(pointer)),
  )
}
