import type { Names } from './names.ts'
import { isSilent } from './pieces.ts'
import type { ReadPiece } from './pieces.ts'

/** A sentence with a condition, before what it asks or behind it: `如果 … ，那么 …`, “… is filled in if …”. */
export interface Condition {
  /** The word that says so. */
  readonly word: ReadPiece
  /** It says when nothing is asked: 除非. */
  readonly isUnless?: true
  readonly when: readonly ReadPiece[]
  readonly asked: readonly ReadPiece[]
}

/** The two halves of a sentence that says something under a condition only; `undefined` of any other. */
export function conditionIn(pieces: readonly ReadPiece[], { vocabulary }: Names): Condition | undefined {
  const start = pieces.findIndex((piece) => !isSilent(piece))
  const opening = pieces[start]
  const isOpening = (piece: ReadPiece | undefined) =>
    piece?.why === 'condition' && vocabulary.conditionAt(piece.text) !== undefined
  const opens = isOpening(opening)
  const depths = depthsOf(pieces)
  const outside = (is: (piece: ReadPiece) => boolean) =>
    pieces.findIndex((piece, index) => index > start && depths[index] === 0 && is(piece))
  let at = outside(({ why }) => why === 'condition')
  // “then” is a word of expressions as well, which has another part
  if (at < 0 && opens && outside(({ code }) => code === ':') < 0) at = outside(({ code }) => code === '?')
  if (at < 0 && opens) at = outside(({ code }) => code === ',')
  if (at < 0 && !opens) return filledFirst(pieces)
  const end = at < 0 ? pieces.length : at
  const halves = [pieces.slice(opens ? start + 1 : 0, end), pieces.slice(end + 1)].map((half) =>
    withoutCommas(half.filter(({ why }) => why !== 'condition')),
  )
  const [when = [], asked = []] = !opens && isOpening(pieces[at]) ? halves.reverse() : halves
  const word = opens ? opening! : pieces[at]!
  return { word, when, asked, ...(vocabulary.isUnless(word.text) ? { isUnless: true } : {}) }
}

/** `填了「甲」必须填「乙」`: what is filled in first is the condition of what is asked behind it. */
function filledFirst(pieces: readonly ReadPiece[]): Condition | undefined {
  const said = pieces.filter((piece) => !isSilent(piece) && piece.code !== ',')
  const [first, name, second, other, ...more] = said
  const isFilled = (piece: ReadPiece | undefined) => /^!?has$/.test(piece?.code ?? '')
  const areNamed = name?.names === true && other?.names === true
  if (!isFilled(first) || !isFilled(second) || !areNamed || more.length > 0) return undefined
  return { word: first!, when: [first!, name], asked: [second!, other] }
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
