import { remembered } from '@formwright/definition'
import { Environment, ParseError } from '@marcbachmann/cel-js'
import type { ASTNode } from '@marcbachmann/cel-js'
import type { Describe, SyntaxProblem } from './syntax-problem.ts'

/** Limits far above any readable rule. */
const LIMITS = {
  maxAstNodes: 2000,
  maxDepth: 60,
  maxListElements: 500,
  maxMapEntries: 0,
  maxCallArguments: 32,
}

/** Maximum length in characters. */
const MAX_LENGTH = 10_000

const environment = new Environment({ unlistedVariablesAreDyn: true, limits: LIMITS })
/** Size of the cache: more than several forms have. */
const MAX_KNOWN = 5000

export type Parsed =
  | { readonly node: ASTNode }
  /** It cannot be parsed; `describeSyntax` explains why. */
  | { readonly problem: SyntaxProblem }

/** Parses a CEL expression, with a cache. Never throws. */
export const parseExpression: (text: string) => Parsed = remembered(MAX_KNOWN, read)

function read(text: string): Parsed {
  if (text.length > MAX_LENGTH) return tooCostly(`${text.length} > ${MAX_LENGTH}`, { start: 0, end: 1 })
  try {
    return { node: environment.parse(text).ast }
  } catch (error) {
    const { start = 0, end = text.length } = (error instanceof ParseError && error.range) || {}
    const range = { start, end: Math.max(end, start + 1) }
    return error instanceof ParseError && error.code === 'limit_exceeded'
      ? tooCostly(error.summary, range)
      : { problem: { code: UNREAD, params: { found: text.slice(range.start, range.end) }, ...range } }
  }
}

const UNREAD = 'rule-syntax'

/**
 * The problems of an expression that cannot be parsed.
 * @param describe explains them; omitted when filling in forms, whose rules are valid
 */
export function problemsIn(
  text: string,
  problem: SyntaxProblem,
  describe: Describe | undefined,
): readonly SyntaxProblem[] {
  return problem.code === UNREAD && describe ? describe(text, problem) : [problem]
}

function tooCostly(detail: string, range: Pick<SyntaxProblem, 'start' | 'end'>): Parsed {
  return { problem: { code: 'rule-too-costly', params: { detail }, ...range } }
}
