import type { ReadPiece, Why } from './pieces.ts'

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
  all: readonly ReadPiece[],
): { readonly piece?: ReadPiece; readonly why: Why } | undefined {
  const pieces = all.filter(({ code }) => code.trim() !== '')
  const open: string[] = []
  let choices = 0
  let before: ReadPiece | undefined
  for (const [index, piece] of pieces.entries()) {
    const { code } = piece
    if (piece.calls && pieces[index + 1]?.code !== '(') return { piece, why: 'call' }
    const isEmpty = before !== undefined && OPENING.get(before.code) === code
    if (!follows(piece, before) && !isEmpty) return { piece, why: 'gap' }
    if (open.length === 0 && (code === ',' || (code === ':' && choices-- < 1))) return { piece, why: 'gap' }
    if (open.length === 0 && code === '?') choices++
    if (CLOSING.has(code) && open.pop() !== code) return { piece, why: 'gap' }
    const closing = OPENING.get(code)
    if (closing !== undefined) open.push(closing)
    before = piece
  }
  return before && (open.length > 0 || !endsValue(before)) ? { why: 'unfinished' } : undefined
}

/** Whether a piece may stand behind another, or begin. */
function follows({ code }: ReadPiece, before: ReadPiece | undefined): boolean {
  const isBehind = endsValue(before)
  if (ASKED.test(code)) return isBehind
  if (BETWEEN.test(code) || CLOSING.has(code)) return isBehind || code === '-'
  return OPENING.has(code) || !isBehind
}

/** Whether a value ends with a piece. */
function endsValue(piece: ReadPiece | undefined): boolean {
  return piece !== undefined && !BETWEEN.test(piece.code) && !/^[!([{.]$/.test(piece.code)
}
