import { below } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import { editionSource, fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/**
 * Instructions are printed with their ids as numbers, and shown numbered: the ids must count up, and the
 * texts have no numbers of their own.
 */
export const instructionNumbers: LintCheck = (context) => {
  const source = editionSource(context, 'edition.json')!
  const { instructions = [] } = source.value as {
    readonly instructions?: readonly { readonly id: string; readonly text: string }[]
  }
  const numbers = instructions.map(({ id }) => Number(id))
  const doubled = instructions.findIndex(({ text }) => NUMBERED.test(text))
  const astray = numbers.findIndex((number, index) => number !== index + 1)
  // an id that is there twice is reported itself, and ids that are no numbers may be anything
  const isCounted = numbers.every(Number.isInteger) && new Set(numbers).size === numbers.length
  return [
    ...(isCounted && astray >= 0
      ? [
          problem(astray, 'id', 'instruction-order', {
            id: instructions[astray]!.id,
            suggestion: `${astray + 1}`,
          }),
        ]
      : []),
    ...(doubled >= 0
      ? [
          problem(doubled, 'text', 'instruction-numbered', {
            number: NUMBERED.exec(instructions[doubled]!.text)![1]!,
          }),
        ]
      : []),
  ]

  function problem(index: number, key: string, ...about: Reported): Problem {
    return fileProblem(source, below('/instructions', index, key), ...about)
  }
}

type Reported = [code: Problem['code'], params: Problem['params']]

/** A number with a sign behind it, or in brackets; but no decimal, day or range. */
const NUMBERED = /^\s*([\uFF08(]?\d{1,2}(?:[.\uFF0E\u3001)\uFF09](?!\d)))/
