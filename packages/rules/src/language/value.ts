/** Lowest and highest value that rounded inputs allow. */
export interface Band {
  readonly lo: number
  readonly hi: number
}

/**
 * What an expression gives. `undefined` is pending: an input is not filled, so nothing can be said.
 * The literal 无 of a number cell stays the text 无 until an operator or function says what it means.
 */
export type Value = number | string | boolean | undefined | readonly unknown[] | Band | object

/** What an expression is evaluated against. One is reused for a whole assessment. */
export interface Env {
  answers: unknown
  /** Values of `let` names, of the rows that a repeated rule looks at, and of comprehension variables. */
  readonly slots: Value[]
  /** Counts the passes: within one, the answers are the same. */
  pass: number
  /** Elements that comprehensions may still look at in this evaluation. */
  budget: number
  /** Shifts of the inputs of the rounding band being measured; empty outside. */
  shifts: readonly number[]
}

export type Run = (env: Env) => Value

/**
 * An evaluation that looks at more elements than this is pending: loops inside loops over hostile answers
 * end.
 */
export const MAX_STEPS = 200_000

export function newEnv(): Env {
  return { answers: undefined, slots: [], pass: 0, budget: MAX_STEPS, shifts: [] }
}

/**
 * A number; the word for nothing to report, the only text that a number's place gives, counts as 0. Anything
 * else is pending.
 */
export function asNumber(value: Value): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' ? 0 : undefined
}
