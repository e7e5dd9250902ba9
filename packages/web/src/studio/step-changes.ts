import { STEPS_KEPT } from '@formwright/studio'
import type { HistoryStep } from '@formwright/studio'

/** The changes of a draft's steps between two saves. */
export interface StepChanges {
  readonly made: readonly HistoryStep[]
  readonly undone: readonly HistoryStep[]
  readonly redone: readonly HistoryStep[]
}

/**
 * Compares the steps of the last save with the current ones.
 * @param reported keys of the steps of all saves, to recognise redone ones
 */
export function stepChanges(
  before: readonly HistoryStep[],
  now: readonly HistoryStep[],
  reported: ReadonlySet<string>,
): StepChanges {
  const known = new Set(before.map(keyOf))
  const current = new Set(now.map(keyOf))
  const anew = now.filter((step) => !known.has(keyOf(step)))
  const made = anew.filter((step) => !reported.has(keyOf(step)))
  const oldest = now.length < STEPS_KEPT ? undefined : now[0]
  const undone = before
    .filter((step) => !current.has(keyOf(step)) && (!oldest || step.at >= oldest.at))
    .filter((step) => !made.some((one) => isContinued(step, one)))
  const steps = { made, undone: undone.reverse(), redone: anew.filter((step) => reported.has(keyOf(step))) }
  // a continuation of a saved step, such as examples of a rule, is reported as that step
  return anew.length === 0 && undone.length === 0 ? { ...steps, made: now.slice(-1) } : steps
}

/** A key of a step that survives undo and redo. */
export function keyOf({ at, name }: HistoryStep): string {
  return `${at} ${name}`
}

/** Whether a step continues another, such as further letters of a label. */
function isContinued(step: HistoryStep, later: HistoryStep): boolean {
  return step.group !== undefined && step.group === later.group && step.name === later.name
}
