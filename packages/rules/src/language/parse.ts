import { remembered } from '@formwright/definition'
import { Environment, ParseError } from '@marcbachmann/cel-js'
import type { ASTNode } from '@marcbachmann/cel-js'
import type { Describe, SyntaxProblem } from './syntax-problem.ts'

/** A rule that an official can read is far below these; beyond them a definition is hostile or lost. */
const LIMITS = {
  maxAstNodes: 2000,
  maxDepth: 60,
  maxListElements: 500,
  maxMapEntries: 0,
  maxCallArguments: 32,
}

/** Longer texts are refused before they are read. Characters. */
const MAX_LENGTH = 10_000

const environment = new Environment({ unlistedVariablesAreDyn: true, limits: LIMITS })
/** More expressions than several forms have. */
const MAX_KNOWN = 5000

export type Parsed =
  | { readonly node: ASTNode }
  /** Why it cannot be read; what in it is wrong is for `describeSyntax` to say. */
  | { readonly problem: SyntaxProblem }

/** Reads a CEL expression; the same text is read once. Never throws. */
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
 * What is wrong with an expression that cannot be read.
 * @param describe says it in words; a page that fills in forms, whose rules are right, has none
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
