import { explainLeft } from '@formwright/authoring'
import type { Carried } from '@formwright/authoring'
import type { FormBundle } from '@formwright/definition'
import type { Output } from '../output.ts'

/**
 * Prints values that were left behind to standard error.
 * @param forms whose labels are used, that of the answers first
 */
export function printLeftBehind({ left }: Carried, output: Output, forms: readonly FormBundle[]): void {
  for (const one of left) output.error(explainLeft(one, output.language, forms))
}

export function leftBehindJson(
  { left }: Carried,
  { language }: Output,
  forms: readonly FormBundle[],
): object[] {
  return left.map((one) => ({ ...one, message: explainLeft(one, language, forms) }))
}
