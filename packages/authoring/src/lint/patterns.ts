import { compilePattern, locationOf, plainForms, problemAt, remembered } from '@formwright/definition'
import type { JsonSource, Problem, Schema } from '@formwright/definition'
import { isSafePattern } from 'redos-detector'
import { fileProblem, writtenNodes } from './context.ts'
import type { LintCheck } from './context.ts'
import { patternFault } from './pattern-fault.ts'
import { suspiciousPattern } from './suspicious-patterns.ts'

/** Patterns that RE2 can run, and that other engines can run too without losing themselves. */
export const patterns: LintCheck = (context) => {
  const problems: Problem[] = []
  for (const { source, pointer, node } of writtenNodes(context)) {
    if (node.pattern === undefined) continue
    const at = `${pointer}/pattern`
    const compiled = compilePattern(node.pattern)
    if (typeof compiled === 'string') problems.push(unusable(source, at, node.pattern, compiled))
    else if (FULL_WIDTH.test(node.pattern))
      problems.push(
        fileProblem(source, at, 'pattern-full-width', {
          pattern: node.pattern,
          suggestion: plainForms(node.pattern),
        }),
      )
    else if (SLASHES.test(node.pattern))
      problems.push(
        fileProblem(source, at, 'pattern-slashes', {
          pattern: node.pattern,
          suggestion: SLASHES.exec(node.pattern)![1]!,
        }),
      )
    else if (backtracks(node.pattern))
      problems.push(fileProblem(source, at, 'pattern-backtracks', { pattern: node.pattern }))
    else {
      const suspicious = suspiciousPattern(node.pattern)
      problems.push(
        ...tooLong(source, at, node),
        ...(suspicious ? [fileProblem(source, at, suspicious.code, suspicious.params)] : []),
      )
    }
  }
  return problems
}

/** At the part of the pattern that is meant. */
function unusable(source: JsonSource, at: string, pattern: string, message: string): Problem {
  const { part, detail, mend: advice } = patternFault(message, pattern)
  const start = Math.max(0, pattern.indexOf(part))
  const position = source.positionInString(at, start, start + (part === '' ? pattern : part).length)
  return problemAt({ ...locationOf(source, at), position }, 'pattern-invalid', {
    pattern,
    detail,
    mend: advice,
  })
}

/** Brackets and marks of a pattern that an input method wrote: texts have none of them. */
const FULL_WIDTH = /[\uFF3B\uFF3D\uFF5B\uFF5D\uFF3E\uFF04\uFF3C]/

/** A pattern between slashes, as programs write them: nothing stands before its beginning. */
const SLASHES = /^\/(\^.*|.*\$)\/[a-z]*$/s

/** A pattern that only texts fit which are longer than the field takes, or shorter than it wants. */
function tooLong(source: JsonSource, at: string, { pattern = '', minLength, maxLength }: Schema): Problem[] {
  const { least, most } = lengthsOf(pattern)
  const report = (limit: string) =>
    fileProblem(source, at, 'schema-contradiction', { detail: `pattern ${pattern}, ${limit}` })
  if (typeof maxLength === 'number' && least > maxLength) return [report(`maxLength ${maxLength}`)]
  return typeof minLength === 'number' && most < minLength ? [report(`minLength ${minLength}`)] : []
}

/** One letter or class of letters, and how often it stands. */
const PIECE =
  /(?:\\[dDwWsS.\-+*?()[\]{}/^$|\\]|\[[^[\]\\]+\]|[^\\()[\]{}|^$*+?])(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})?/gu

/** How long a text is that fits, where the pattern is letters and classes in a row; else any length. */
function lengthsOf(pattern: string): { readonly least: number; readonly most: number } {
  const any = { least: 0, most: Number.POSITIVE_INFINITY }
  const inner = pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '')
  const groups = [...inner.matchAll(PIECE)]
  if (groups.map(([whole]) => whole).join('') !== inner) return any
  const isWhole = pattern.startsWith('^') && inner.length === pattern.length - 2
  const counts = groups.map(([whole, from, comma, to]) => {
    if (from !== undefined)
      return { least: Number(from), most: comma === undefined ? Number(from) : Number(to || Infinity) }
    const sign = whole.length > 1 && !/^\\.$/su.test(whole) ? whole.at(-1) : ''
    return {
      least: sign === '*' || sign === '?' ? 0 : 1,
      most: sign === '*' || sign === '+' ? Number.POSITIVE_INFINITY : 1,
    }
  })
  const sum = (key: 'least' | 'most') => counts.reduce((total, count) => total + count[key], 0)
  return { least: sum('least'), most: isWhole ? sum('most') : any.most }
}

/**
 * A pattern that takes longer to judge is not judged; RE2 runs it in linear time all the same. Counted, not
 * timed.
 */
const MAX_STEPS = 2_000

/** True for a pattern that an engine with backtracking can lose itself in. */
export const backtracks: (pattern: string) => boolean = remembered(1000, (pattern) => {
  try {
    const { safe, error, score } = isSafePattern(pattern, {
      maxScore: 1000,
      maxSteps: MAX_STEPS,
      timeout: Number.POSITIVE_INFINITY,
    })
    return !safe && (error !== 'hitMaxSteps' || score.infinite)
  } catch {
    return false
  }
})
