import { STEPS_KEPT } from '@formwright/studio'
import { truncate } from '@formwright/definition'
import type { HistoryStep, ToldStep } from '@formwright/studio'

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

/** Maximum number of steps that a save tells, and maximum length of a text in them. */
const MOST_STEPS = 100
const MOST_LETTERS = 190

/** The steps of a save as others are told of them, each once; of very many the latest. */
export function toldSteps({ made, undone, redone }: StepChanges): ToldStep[] {
  const told = [
    ...undone.map((step) => toldStep('undone', step)),
    ...redone.map((step) => toldStep('redone', step)),
    ...made.flatMap((step) => step.of ?? [toldStep('made', step)]),
  ]
  const distinct = new Map(told.map((step) => [JSON.stringify(step), step]))
  return [...distinct.values()].slice(-MOST_STEPS)
}

function toldStep(how: ToldStep['how'], { name, values }: HistoryStep): ToldStep {
  if (!values) return { how, name }
  const short = Object.entries(values).map(([key, value]) => [
    key,
    typeof value === 'string' ? truncate(value, MOST_LETTERS) : value,
  ])
  return { how, name, values: Object.fromEntries(short) as NonNullable<ToldStep['values']> }
}

/** A key of a step that survives undo and redo. */
export function keyOf({ at, name }: HistoryStep): string {
  return `${at} ${name}`
}

/** Whether a step continues another, such as further letters of a label. */
function isContinued(step: HistoryStep, later: HistoryStep): boolean {
  return step.group !== undefined && step.group === later.group && step.name === later.name
}
