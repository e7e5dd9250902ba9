import type { ParsedToken, Why } from './parsed-token.ts'

export const OPENING = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
])
export const CLOSING = new Set(OPENING.values())
/** An access right after a value: a year, a member, an index by name. */
export const ASKED = /^\.|^\[\w+(?: - \d)?\]$/
export const BETWEEN = /^(?:&&|\|\||==|!=|<=|>=|[-+*/%<>?:,]|in)$/

/**
 * The first token before which something is missing, and what: a value between operators, an operator between
 * values, the bracket of a function. Without a token, the end is missing.
 */
export function brokenAt(
  all: readonly ParsedToken[],
): { readonly token?: ParsedToken; readonly why: Why } | undefined {
  const tokens = all.filter(({ code }) => code.trim() !== '')
  const open: string[] = []
  let choices = 0
  let before: ParsedToken | undefined
  for (const [index, token] of tokens.entries()) {
    const { code } = token
    if (token.calls && tokens[index + 1]?.code !== '(') return { token, why: 'call' }
    const isEmpty = before !== undefined && OPENING.get(before.code) === code
    if (!follows(token, before) && !isEmpty) return { token, why: 'gap' }
    if (open.length === 0 && (code === ',' || (code === ':' && choices-- < 1))) return { token, why: 'gap' }
    if (open.length === 0 && code === '?') choices++
    if (CLOSING.has(code) && open.pop() !== code) return { token, why: 'gap' }
    const closing = OPENING.get(code)
    if (closing !== undefined) open.push(closing)
    before = token
  }
  return before && (open.length > 0 || !endsValue(before)) ? { why: 'unfinished' } : undefined
}

/** Whether a token can follow another one, or be the first. */
function follows({ code }: ParsedToken, before: ParsedToken | undefined): boolean {
  const isBehind = endsValue(before)
  if (ASKED.test(code)) return isBehind
  if (BETWEEN.test(code) || CLOSING.has(code)) return isBehind || code === '-'
  return OPENING.has(code) || !isBehind
}

/** Whether a value ends with a token. */
function endsValue(token: ParsedToken | undefined): boolean {
  return token !== undefined && !BETWEEN.test(token.code) && !/^[!([{.]$/.test(token.code)
}
