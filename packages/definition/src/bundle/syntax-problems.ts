import { locationOf, problemAt } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import type { JsonSource } from '../json/source.ts'
import type { SyntaxProblem } from '../json/syntax.ts'
import { roundedIn } from '../text/rounded.ts'

/**
 * The problems that prevent a file from being read.
 * @param isWhole the file is known to be valid UTF-8, so replacement characters were written deliberately
 */
export function syntaxProblemsOf(source: JsonSource, isWhole = false): Problem[] {
  const garbled = isWhole ? -1 : source.text.search(GARBLED)
  const problems: readonly SyntaxProblem[] =
    garbled < 0 ? source.problems : [{ code: 'json-encoding', offset: garbled, length: 1, detail: '' }]
  return problems.map((problem) => {
    const location = {
      file: source.file,
      pointer: '',
      position: source.positionAt(problem.offset, problem.length),
    }
    const line = problem.other === undefined ? '' : source.positionAt(problem.other, 1).line
    return problemAt(
      location,
      problem.code,
      { detail: problem.detail, ...(problem.suggestion ? { suggestion: problem.suggestion } : {}), line },
      problem.fix,
    )
  })
}

/** Problems about numbers that lose precision when parsed. */
export function roundedProblemsOf(source: JsonSource): Problem[] {
  return roundedIn(source).map(({ pointer, params }) =>
    problemAt(locationOf(source, pointer), 'number-rounded', params),
  )
}

/** What remains when bytes of another encoding are decoded as UTF-8. */
const GARBLED = /[\uFFFD\0]/
