import type { ParsedToken, Why } from './parsed-token.ts'

export const OPENING = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
])
export const CLOSING = new Set(OPENING.values())
/** What is asked of a value, right behind it: a year, a member, the place that a name says. */
export const ASKED = /^\.|^\[\w+(?: - \d)?\]$/
export const BETWEEN = /^(?:&&|\|\||==|!=|<=|>=|[-+*/%<>?:,]|in)$/

/**
 * The first piece that something is missing for before it, and what: a value between two operators, an
 * operator between two values, the bracket of a function. Without a piece it is the end that is missing.
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

/** Whether a piece may stand behind another, or begin. */
function follows({ code }: ParsedToken, before: ParsedToken | undefined): boolean {
  const isBehind = endsValue(before)
  if (ASKED.test(code)) return isBehind
  if (BETWEEN.test(code) || CLOSING.has(code)) return isBehind || code === '-'
  return OPENING.has(code) || !isBehind
}

/** Whether a value ends with a piece. */
function endsValue(token: ParsedToken | undefined): boolean {
  return token !== undefined && !BETWEEN.test(token.code) && !/^[!([{.]$/.test(token.code)
}
