import type { Names } from './names.ts'
import type { ReadPiece } from './pieces.ts'

/** What is said of a field behind it, as in 「甲」已填写; in an expression it stands around it. */
const BEHIND = new Set(['has', '!has', 'isNone', '!isNone'])

/**
 * The pieces in the order of expressions: `「甲」已填写` is `has(a)`, and `「甲」包含“乙”` asks whether the option is
 * among those that were ticked, or the words in the text.
 */
export function inOrder(all: readonly ReadPiece[], names: Names): ReadPiece[] {
  const pieces: ReadPiece[] = []
  for (let at = 0; at < all.length; at++) {
    const piece = all[at]!
    const next = nextOf(all, at)
    const from = piece.calls && all[next]?.code !== '(' ? fieldBehind(pieces) : undefined
    if (from === undefined || (piece.code !== 'contains' && !BEHIND.has(piece.code))) {
      pieces.push(piece)
      continue
    }
    const field = pieces.splice(from)
    const code = field.map((one) => one.code.trim()).join('')
    const value = all[next]?.code
    if (BEHIND.has(piece.code)) pieces.push({ ...field[0]!, code: `${piece.code}(${code})` })
    else if (value?.startsWith("'")) {
      const isTicked = names.column(code)?.shape === 'choices'
      pieces.push({ ...field[0]!, code: isTicked ? `${value} in ${code}` : `contains(${code}, ${value})` })
      at = next
    } else pieces.push(...field, piece)
  }
  return pieces
}

/** Where the field begins that pieces end with, its year with it. */
function fieldBehind(pieces: readonly ReadPiece[]): number | undefined {
  let at = pieces.length - 1
  while (at >= 0 && (pieces[at]!.code.trim() === '' || pieces[at]!.code.startsWith('.'))) at--
  return pieces[at]?.names ? at : undefined
}

function nextOf(pieces: readonly ReadPiece[], at: number): number {
  let next = at + 1
  while (pieces[next]?.code.trim() === '') next++
  return next
}
