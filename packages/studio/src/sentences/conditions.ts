import type { Names } from './names.ts'
import { isSilent } from './pieces.ts'
import type { ReadPiece } from './pieces.ts'

/** A sentence that begins with a condition: `如果 … ，那么 …`. */
export interface Condition {
  /** The word that says so. */
  readonly word: ReadPiece
  readonly when: readonly ReadPiece[]
  readonly asked: readonly ReadPiece[]
}

/** The two halves of a sentence that says something under a condition only; `undefined` of any other. */
export function conditionIn(pieces: readonly ReadPiece[], { vocabulary }: Names): Condition | undefined {
  const start = pieces.findIndex((piece) => !isSilent(piece))
  const opening = pieces[start]
  const opens = opening?.why === 'condition' && vocabulary.conditionAt(opening.text) !== undefined
  const depths = depthsOf(pieces)
  const isOutside = (index: number) => index > start && depths[index] === 0
  const parts = pieces.findIndex(({ why }, index) => why === 'condition' && isOutside(index))
  const at =
    parts >= 0 || !opens ? parts : pieces.findIndex(({ code }, index) => code === ',' && isOutside(index))
  if (at < 0 && !opens) return undefined
  const end = at < 0 ? pieces.length : at
  return {
    word: opens ? opening : pieces[at]!,
    when: withoutCommas(pieces.slice(opens ? start + 1 : 0, end)),
    asked: withoutCommas(pieces.slice(end + 1).filter(({ why }) => why !== 'condition')),
  }
}

/** In how many brackets each piece stands. */
function depthsOf(pieces: readonly ReadPiece[]): readonly number[] {
  let depth = 0
  return pieces.map(({ code }) => {
    if (code === '(' || code === '[') depth++
    else if (code === ')' || code === ']') depth--
    return depth
  })
}

function withoutCommas(pieces: readonly ReadPiece[]): readonly ReadPiece[] {
  const says = (piece: ReadPiece) => !isSilent(piece) && piece.code !== ','
  const [first, last] = [pieces.findIndex(says), pieces.findLastIndex(says)]
  return first < 0 ? [] : pieces.slice(first, last + 1)
}
