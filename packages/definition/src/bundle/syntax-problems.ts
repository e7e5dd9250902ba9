import { locationOf, problemAt } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import type { JsonSource } from '../json/source.ts'
import type { SyntaxProblem } from '../json/syntax.ts'
import { roundedIn } from '../text/rounded.ts'

/**
 * What keeps a file from being read, if anything.
 * @param isWhole it is known to be UTF-8: what else looks like another encoding was written so
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

/** The numbers of a file that are read as others than are written. */
export function roundedProblemsOf(source: JsonSource): Problem[] {
  return roundedIn(source).map(({ pointer, params }) =>
    problemAt(locationOf(source, pointer), 'number-rounded', params),
  )
}

/** What the bytes of another encoding leave behind when they are read as UTF-8. */
const GARBLED = /[\uFFFD\0]/
