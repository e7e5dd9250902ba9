import { attachedTargets, isEmpty, splitPointer, targetOf, treeOf, valueAt } from '@formwright/definition'
import type { TreeBundle, WorkflowTransition } from '@formwright/definition'
import { withValue } from '../structure/with-value.ts'

/** The input of a transition; the date as `2024-06-20`. */
export interface TransitionInput {
  readonly opinion?: string | undefined
  readonly date?: string | undefined
}

/**
 * The answers after a transition: opinion and date are written to the fields that `writes` names. Without an
 * opinion the current one stays; without a date the current one stays, or today's is used.
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

/** The field to which a transition writes the opinion or date; `undefined` if there is none. */
export function writtenAt(
  { writes = {} }: Pick<WorkflowTransition, 'writes'>,
  what: 'opinion' | 'date',
): string | undefined {
  return Object.keys(writes).find((pointer) => writes[pointer] === what)
}

/**
 * Required fields of a transition that are neither filled nor proven by a file. A field that always requires
 * evidence needs the file.
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
