import type { Names } from './names.ts'
import { expressionOf } from './read-sentence.ts'
import { callsIn, inPhrases } from './said-calls.ts'
import { fieldsAround } from './said-options.ts'
import type { Around } from './said-options.ts'
import { wordForWord } from './word-for-word.ts'
import type { Piece } from './word-for-word.ts'

const said = new WeakMap<Names, Map<string, readonly Piece[]>>()

/**
 * An expression as people would say it: functions in phrases, options by their titles in “”, dates earlier or
 * later. Whatever would not be read back as the same expression stays word for word.
 */
export function sentenceOf(expression: string, names: Names): readonly Piece[] {
  const known = said.get(names) ?? new Map<string, readonly Piece[]>()
  said.set(names, known)
  let pieces = known.get(expression)
  if (!pieces) {
    pieces = phrased(expression, names)
    known.set(expression, pieces)
  }
  return pieces
}

function phrased(expression: string, names: Names): readonly Piece[] {
  const calls = callsIn(expression, names)
  const inWords = (phrases: ReadonlySet<number>) =>
    finished(inPhrases(expression, calls, phrases, names), names)
  const isReadBack = (pieces: readonly Piece[]) => {
    const read = expressionOf(textOf(pieces), names)
    return 'expression' in read && read.expression === expression
  }
  const all = inWords(new Set(calls.map(({ start }) => start)))
  if (isReadBack(all)) return all
  // some of them may stand in phrases beside others that do not
  let [best, phrases] = [inWords(new Set()), new Set<number>()]
  if (!isReadBack(best)) best = wordForWord(expression, names, false).map(plainly)
  for (const { start } of calls) {
    const tried = new Set([...phrases, start])
    const pieces = inWords(tried)
    if (isReadBack(pieces)) [best, phrases] = [pieces, tried]
  }
  return best
}

/**
 * A text that is the code of no option in sight stays what it is, and so does an `in` that would be read as
 * “is” before one.
 */
function plainly(piece: Piece): Piece {
  if (piece.kind === 'operator' && piece.code === 'in') return { ...piece, words: '`in`' }
  return piece.kind === 'option' ? { ...piece, kind: 'literal' } : piece
}

/** Pieces with options by their titles, operators as they are said of what is beside them. */
function finished(plain: readonly Piece[], names: Names): readonly Piece[] {
  const around = fieldsAround(
    plain.map(({ code, kind }) => ({ code, target: NAMING.has(kind) ? code : undefined })),
  )
  const pieces = plain.map((piece, index) => titled(piece, plain.slice(0, index), around[index]!, names))
  return pieces.map((piece, index) => {
    const beside = [pieces.slice(0, index).reverse(), pieces.slice(index + 1)].map((side) =>
      side.find(({ kind }) => kind !== 'space'),
    )
    return apart(comparing(piece, beside, names), pieces[index - 1], pieces[index + 1])
  })
}

/** A comparison as it is said of dates, of options. */
function comparing(piece: Piece, beside: readonly (Piece | undefined)[], names: Names): Piece {
  if (piece.kind !== 'operator') return piece
  // a choice that “belongs to” one option is that option: what expressions say otherwise stays their sign
  if (piece.code === 'in' && /^['“]/.test(beside[1]?.words ?? '')) return { ...piece, words: '`in`' }
  const of = beside.some((one) => one && isDate(one, names))
    ? 'dates'
    : beside[1]?.kind === 'option' && beside[1].words.startsWith('“')
      ? 'options'
      : undefined
  const words = of && names.vocabulary.word(of, piece.code)
  if (words === undefined) return piece
  // “is” before “the expected value” would be read as “is the”
  const [longest] = names.vocabulary.wordsAt(`${words} ${beside[1]?.words ?? ''}`)
  return longest && longest.length > words.length ? piece : { ...piece, words }
}

function isDate({ code, kind }: Piece, names: Names): boolean {
  if (kind === 'field') return names.longest(code)?.named.shape === 'date'
  const columns = names.rowColumns.filter((one) => `.${one.column!.key}` === code)
  return kind === 'column' && columns.length > 0 && columns.every(({ shape }) => shape === 'date')
}

/** Pieces that say whose options a text in quotes is one of. */
const NAMING = new Set<Piece['kind']>(['field', 'column', 'name'])

/** What is compared with a choice, by its title. */
function titled(piece: Piece, before: readonly Piece[], around: Around, names: Names): Piece {
  const isText = piece.kind === 'option'
  const operator = before.findLast(({ kind }) => kind !== 'space')
  const isCompared = piece.kind === 'literal' && /^[!=]=$/.test(operator?.code ?? '')
  if (!isText && !isCompared) return piece
  const title = names.options.titleOf(piece.code, around)
  if (title !== undefined) return { ...piece, words: `“${title}”`, kind: 'option' }
  return isText ? { ...piece, kind: 'literal' } : piece
}

/** A word that would run into the letters beside it, as in `a==b`, stays the sign that it stands for. */
function apart(piece: Piece, before: Piece | undefined, after: Piece | undefined): Piece {
  if (piece.kind !== 'operator') return piece
  const joins =
    (/^\w/.test(piece.words) && /\w$/.test(before?.words ?? '')) ||
    (/\w$/.test(piece.words) && /^\w/.test(after?.words ?? ''))
  return joins ? { ...piece, words: piece.code } : piece
}

/** The words of pieces, one after the other. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ words }) => words).join('')
}
