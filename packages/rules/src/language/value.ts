/** Lowest and highest value for rounded inputs. */
export interface Band {
  readonly lo: number
  readonly hi: number
}

/**
 * The value of an expression. `undefined` is pending: an input is missing. 无 in a number cell stays a text
 * until an operator or function interprets it.
 */
export type Value = number | string | boolean | undefined | readonly unknown[] | Band | object

/** The evaluation environment, reused for a whole assessment. */
export interface Env {
  answers: unknown
  /** Values of `let` names, rule variables and macro variables. */
  readonly slots: Value[]
  /** Increases when the answers change. */
  pass: number
  /** Remaining number of elements that macros may process. */
  budget: number
  /** Deviations of the inputs of the current rounding band; empty outside. */
  shifts: readonly number[]
}

export type Run = (env: Env) => Value

/** Beyond this number of elements an evaluation is pending, to bound nested loops over hostile answers. */
export const MAX_STEPS = 200_000

export function newEnv(): Env {
  return { answers: undefined, slots: [], pass: 0, budget: MAX_STEPS, shifts: [] }
}

/** A number; 无, the only text in a number cell, counts as 0. Anything else is pending. */
export function asNumber(value: Value): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' ? 0 : undefined
}
