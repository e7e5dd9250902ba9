import { isSilent, joined } from './parsed-token.ts'
import type { ParsedToken } from './parsed-token.ts'
import { ASKED, BETWEEN, CLOSING, OPENING } from './whole.ts'

/** A value in a sequence of tokens: a field with its year, a number, a call, or an arithmetic expression. */
export interface Operand {
  readonly code: string
  readonly end: number
  readonly terms: number
  /** The individual values that it stands for. */
  readonly items?: readonly string[]
}

/**
 * The value that starts at a token; `undefined` if none does.
 * @param single without added or subtracted terms
 */
export function operandAt(
  tokens: readonly ParsedToken[],
  start: number,
  single = false,
): Operand | undefined {
  let [end, terms] = [start, 0]
  for (let at = start; ;) {
    const behind = termEnd(tokens, at)
    if (behind === undefined) break
    terms++
    end = behind
    const operator = nextSaying(tokens, end)
    if (single || !/^[-+*/]$/.test(tokens[operator]?.code ?? '')) break
    at = nextSaying(tokens, operator + 1)
  }
  if (terms === 0) return undefined
  const { items } = tokens[start]!
  const code = joined(tokens.slice(start, end)).trim()
  return { code, end, terms, ...(terms === 1 && items ? { items } : {}) }
}

function nextSaying(tokens: readonly ParsedToken[], from: number): number {
  let at = from
  while (at < tokens.length && isSilent(tokens[at]!)) at++
  return at
}

/** The end of one term, including its year and what is accessed of it. */
function termEnd(tokens: readonly ParsedToken[], at: number): number | undefined {
  const token = tokens[at]
  // an access such as `.last` is not a value by itself
  if (!token || token.why || token.code.trim() === '' || ASKED.test(token.code)) return undefined
  if (token.code === '-' && tokens[at + 1]) return termEnd(tokens, nextSaying(tokens, at + 1))
  let end: number | undefined
  if (OPENING.has(token.code)) end = closed(tokens, at)
  else if (BETWEEN.test(token.code) || CLOSING.has(token.code) || token.code === '!') return undefined
  else if (token.calls) {
    const bracket = nextSaying(tokens, at + 1)
    end = tokens[bracket]?.code === '(' ? closed(tokens, bracket) : undefined
  } else end = tokens[at + 1]?.code === '(' && token.plain ? closed(tokens, at + 1) : at + 1
  for (let code = ''; end !== undefined;) {
    code = tokens[end]?.code ?? ''
    if (code === '[') end = closed(tokens, end)
    else if (!ASKED.test(code)) break
    else end = code.startsWith('.') && tokens[end + 1]?.code === '(' ? closed(tokens, end + 1) : end + 1
  }
  return end
}

/** The index after the closing bracket. */
function closed(tokens: readonly ParsedToken[], from: number): number | undefined {
  let depth = 0
  for (let at = from; at < tokens.length; at++) {
    const { code, why } = tokens[at]!
    if (why) return undefined
    if (OPENING.has(code)) depth++
    if (CLOSING.has(code) && --depth === 0) return at + 1
  }
  return undefined
}
