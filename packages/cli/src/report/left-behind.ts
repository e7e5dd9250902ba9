import { explainLeft } from '@formwright/authoring'
import type { Carried } from '@formwright/authoring'
import type { FormBundle } from '@formwright/definition'
import type { Output } from '../output.ts'

/**
 * What was left behind, on standard error.
 * @param forms whose texts name the fields in the reader's language, that of the answers first
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
