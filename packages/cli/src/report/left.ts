import { explainLeft } from '@formwright/authoring'
import type { Carried } from '@formwright/authoring'
import type { Output } from '../output.ts'

/** What was left behind, on standard error. */
export function printLeft({ left }: Carried, output: Output): void {
  for (const one of left) output.error(explainLeft(one, output.language))
}

export function leftJson({ left }: Carried, { language }: Output): object[] {
  return left.map((one) => ({ ...one, message: explainLeft(one, language) }))
}
