import { STEPS_KEPT } from '@formwright/studio'
import type { HistoryStep } from '@formwright/studio'

/** What became of the steps of a draft between two saves. */
export interface StepChanges {
  readonly made: readonly HistoryStep[]
  readonly undone: readonly HistoryStep[]
  readonly redone: readonly HistoryStep[]
}

/**
 * Compares the steps that were there at the last save with those that are there now.
 * @param reported keys of the steps of all saves: what was there once and is there again was redone
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
  // what comes after a save as part of a step, such as the examples of a rule, is told as that step
  return anew.length === 0 && undone.length === 0 ? { ...steps, made: now.slice(-1) } : steps
}

/** Tells one step from others, also when it was undone and redone. */
export function keyOf({ at, name }: HistoryStep): string {
  return `${at} ${name}`
}

/** Whether a step is another to which something was added, such as the next letters of a label. */
function isContinued(step: HistoryStep, later: HistoryStep): boolean {
  return step.group !== undefined && step.group === later.group && step.name === later.name
}
