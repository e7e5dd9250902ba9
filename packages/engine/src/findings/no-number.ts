import { noneOf, readNumber, unitOf } from '@formwright/definition'
import type { NumberProblem, Schema } from '@formwright/definition'
import { showValue } from './finding.ts'
import type { Wording } from './finding.ts'

/**
 * What stands in a number's place and is none, with what is in the way: “168.4①”（“①”不能是数字的一部分）. In a text
 * without digits nothing is in the way of a number: it speaks for itself.
 */
export function showNoNumber(value: unknown, schema: Schema, wording: Wording): string {
  const shown = showValue(value, wording.locale)
  if (typeof value !== 'string' || !/\p{N}/u.test(value)) return shown
  const read = readNumber(value, { unit: unitOf(schema), none: noneOf(schema) })
  return wording.word('because', {
    value: shown,
    reason: 'problem' in read ? reasonOf(read.problem, wording) : wording.word('as-text'),
  })
}

function reasonOf(problem: NumberProblem, wording: Wording): string {
  return problem.why === 'foreign'
    ? wording.word('foreign', { text: problem.text.replaceAll(/\s/g, '␣') })
    : wording.word(problem.why)
}
