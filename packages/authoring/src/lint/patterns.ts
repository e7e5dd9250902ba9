import { compilePattern, locationOf, problemAt, remembered } from '@formwright/definition'
import type { JsonSource, Problem, Schema } from '@formwright/definition'
import { isSafePattern } from 'redos-detector'
import { fileProblem, writtenNodes } from './context.ts'
import { expressionProblem, expressionsIn } from './expressions.ts'
import type { LintCheck } from './context.ts'
import { patternFault } from './pattern-fault.ts'
import { suspiciousPattern } from './suspicious-patterns.ts'

/** Patterns must be valid in RE2 and must not cause exponential backtracking in other engines. */
export const patterns: LintCheck = (context) => {
  const problems: Problem[] = []
  for (const { source, pointer, node } of writtenNodes(context)) {
    if (node.pattern === undefined) continue
    const at = `${pointer}/pattern`
    const compiled = compilePattern(node.pattern)
    const suspicious = suspiciousPattern(node.pattern)
    const reported = suspicious ? [fileProblem(source, at, suspicious.code, suspicious.params)] : []
    if (typeof compiled === 'string') problems.push(unusable(source, at, node.pattern, compiled))
    else if (suspicious && MATCHES_NOTHING.has(suspicious.code)) problems.push(...reported)
    else if (backtracks(node.pattern))
      problems.push(fileProblem(source, at, 'pattern-backtracks', { pattern: node.pattern }))
    else problems.push(...tooLong(source, at, node), ...reported)
  }
  return problems
}

/** Patterns with these problems match hardly any text, so nothing else needs to be said about them. */
const MATCHES_NOTHING: ReadonlySet<Problem['code']> = new Set(['pattern-full-width', 'pattern-slashes'])

/** Problems of patterns in rules, too: there, a part of a text may be enough. */
const ALSO_IN_RULES: ReadonlySet<Problem['code']> = new Set([...MATCHES_NOTHING, 'pattern-odd'])

/** The patterns of `matches` in rules: what is valid may still match something else than intended. */
export const matchedPatterns: LintCheck = (context) =>
  context.rules().typed.flatMap((typed) =>
    expressionsIn(typed.expr).flatMap((expr) => {
      const [, pattern] = expr.node.op === 'call' && expr.node.args[0] === 'matches' ? (expr.parts ?? []) : []
      const suspicious =
        typeof pattern?.constant === 'string' ? suspiciousPattern(pattern.constant) : undefined
      return pattern && suspicious && ALSO_IN_RULES.has(suspicious.code)
        ? [expressionProblem(context, typed, pattern, suspicious.code, suspicious.params)]
        : []
    }),
  )

/** Located at the faulty part of the pattern. */
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

/** A pattern that only matches texts longer than the maximum length, or shorter than the minimum. */
function tooLong(source: JsonSource, at: string, { pattern = '', minLength, maxLength }: Schema): Problem[] {
  const { least, most } = lengthsOf(pattern)
  const report = (limit: string) =>
    fileProblem(source, at, 'schema-contradiction', { detail: `pattern ${pattern}, ${limit}` })
  if (typeof maxLength === 'number' && least > maxLength) return [report(`maxLength ${maxLength}`)]
  return typeof minLength === 'number' && most < minLength ? [report(`minLength ${minLength}`)] : []
}

/** A character or character class with its quantifier. */
const PIECE =
  /(?:\\[dDwWsS.\-+*?()[\]{}/^$|\\]|\[[^[\]\\]+\]|[^\\()[\]{}|^$*+?])(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})?/gu

/**
 * The lengths of matching texts, for a pattern that is a sequence of characters and classes; otherwise any
 * length.
 */
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
 * Step limit of the analysis; a pattern that exceeds it is accepted, as RE2 runs it in linear time. Counted
 * rather than timed, to be reproducible.
 */
const MAX_STEPS = 2_000

/** Whether a backtracking engine may take exponential time for a pattern. */
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
