import { isSilent, joined } from './pieces.ts'
import type { ReadPiece } from './pieces.ts'
import { ASKED, BETWEEN, CLOSING, OPENING } from './whole.ts'

/** A value among pieces: a field with its year, a number, a call, or several that are reckoned with. */
export interface Operand {
  readonly code: string
  readonly end: number
  readonly terms: number
  /** What it stands for, one by one. */
  readonly items?: readonly string[]
}

/**
 * The value that begins at a piece, `undefined` where none does.
 *
 * @param single without what is added to it, or taken from it
 */
export function operandAt(pieces: readonly ReadPiece[], start: number, single = false): Operand | undefined {
  let [end, terms] = [start, 0]
  for (let at = start; ;) {
    const behind = termEnd(pieces, at)
    if (behind === undefined) break
    terms++
    end = behind
    const operator = nextSaying(pieces, end)
    if (single || !/^[-+*/]$/.test(pieces[operator]?.code ?? '')) break
    at = nextSaying(pieces, operator + 1)
  }
  if (terms === 0) return undefined
  const { items } = pieces[start]!
  const code = joined(pieces.slice(start, end)).trim()
  return { code, end, terms, ...(terms === 1 && items ? { items } : {}) }
}

function nextSaying(pieces: readonly ReadPiece[], from: number): number {
  let at = from
  while (at < pieces.length && isSilent(pieces[at]!)) at++
  return at
}

/** Where one value ends, with its year and what is asked of it. */
function termEnd(pieces: readonly ReadPiece[], at: number): number | undefined {
  const piece = pieces[at]
  // what is asked of a value is none by itself
  if (!piece || piece.why || piece.code.trim() === '' || ASKED.test(piece.code)) return undefined
  if (piece.code === '-' && pieces[at + 1]) return termEnd(pieces, nextSaying(pieces, at + 1))
  let end: number | undefined
  if (OPENING.has(piece.code)) end = closed(pieces, at)
  else if (BETWEEN.test(piece.code) || CLOSING.has(piece.code) || piece.code === '!') return undefined
  else if (piece.calls) {
    const bracket = nextSaying(pieces, at + 1)
    end = pieces[bracket]?.code === '(' ? closed(pieces, bracket) : undefined
  } else end = pieces[at + 1]?.code === '(' && piece.plain ? closed(pieces, at + 1) : at + 1
  for (let code = ''; end !== undefined;) {
    code = pieces[end]?.code ?? ''
    if (code === '[') end = closed(pieces, end)
    else if (!ASKED.test(code)) break
    else end = code.startsWith('.') && pieces[end + 1]?.code === '(' ? closed(pieces, end + 1) : end + 1
  }
  return end
}

/** Behind the bracket that closes one. */
function closed(pieces: readonly ReadPiece[], from: number): number | undefined {
  let depth = 0
  for (let at = from; at < pieces.length; at++) {
    const { code, why } = pieces[at]!
    if (why) return undefined
    if (OPENING.has(code)) depth++
    if (CLOSING.has(code) && --depth === 0) return at + 1
  }
  return undefined
}
