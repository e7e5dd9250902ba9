import type { CellShape } from '@formwright/definition'
import { standardFunctions } from '@formwright/rules'
import { columnWords } from './named.ts'
import type { Named } from './named.ts'
import type { Names } from './names.ts'
import { isSilent } from './pieces.ts'
import type { ReadPiece } from './pieces.ts'
import { codeOf } from './phrase-code.ts'
import type { Bound } from './phrase-code.ts'
import { operandAt } from './operand.ts'
import type { Operand } from './operand.ts'
import type { Token } from './phrase-patterns.ts'

/**
 * The pieces with every phrase among them put as expressions put it. What one phrase has put may belong to
 * another that was looked for before, as the sum in “the share of the sum …”: so until none is left.
 */
export function phrasesPut(pieces: readonly ReadPiece[], names: Names): readonly ReadPiece[] {
  for (let [before, all] = [pieces, putOnce(pieces, names)]; ; [before, all] = [all, putOnce(all, names)])
    if (all === before || !all.some(({ why }) => why !== undefined)) return all
}

function putOnce(pieces: readonly ReadPiece[], names: Names): readonly ReadPiece[] {
  let all = pieces
  for (const phrase of names.vocabulary.phrases.all)
    for (let at = 0; at < all.length; at++) {
      const found = isSilent(all[at]!) ? undefined : matchedAt(phrase.pattern, all, at, names)
      if (!found) continue
      const code = codeOf(phrase.code, found.bound, all, at, found.end)
      all = [...all.slice(0, at), ...code, ...all.slice(found.end)]
    }
  return all
}

function matchedAt(
  pattern: readonly Token[],
  pieces: readonly ReadPiece[],
  start: number,
  names: Names,
): { readonly end: number; readonly bound: Bound } | undefined {
  const bound: Bound = new Map()
  let at = start
  for (const { words, place, optional } of pattern) {
    if (words[0] === '^' || words[0] === '$') {
      if (words[0] === '^' ? !beginsClause(pieces, at) : !endsClause(pieces, at)) return undefined
      continue
    }
    const end = place === undefined ? wordEnd(words, pieces, at) : placeEnd(place, pieces, at, names, bound)
    if (end !== undefined) at = end
    else if (!optional) return undefined
  }
  return at > start ? { end: at, bound } : undefined
}

/** The next piece that says something. */
function next(pieces: readonly ReadPiece[], from: number): number {
  let at = from
  while (at < pieces.length && isSilent(pieces[at]!)) at++
  return at
}

function wordEnd(words: readonly string[], pieces: readonly ReadPiece[], from: number): number | undefined {
  for (let at = from; at < pieces.length; at++) {
    const piece = pieces[at]!
    const isCall = piece.calls && pieces[next(pieces, at + 1)]?.code === '('
    const said = piece.text.trim()
    // “1” is said as 一 as well
    if (
      !isCall &&
      words.some(
        (word) =>
          word === said.toLowerCase() ||
          word === said ||
          (isSign(word) && word === piece.code) ||
          means(word, piece.code),
      )
    )
      return at + 1
    if (!isSilent(piece)) return undefined
  }
  return undefined
}

/** A sign stands for whatever is said for it; a word, such as `in`, for itself: “is one of” is another. */
function isSign(word: string): boolean {
  return !/[\p{L}]/u.test(word)
}

/** Whether a code is one of those that a place holds, where the place stands among words. */
function means(word: string, code: string): boolean {
  const place = /^\{(\w+)\}$/.exec(word)?.[1]
  return place !== undefined && CODES[place]?.test(code) === true
}

const COMPARISON = /^(?:==|!=|<=|>=|<|>)$/
const FILLED = /^!?(?:has|isNone)$/
/** What stands at the places that are one word. */
const CODES: Readonly<Record<string, RegExp>> = {
  x: /^\d/,
  y: /^\d/,
  z: /^\d/,
  literal: /^'/,
  cmp: COMPARISON,
  cmp2: COMPARISON,
  eq: /^==$/,
  ne: /^!=$/,
  ge: /^>=$/,
  le: /^<=$/,
  gt: /^>$/,
  lt: /^<$/,
  has: FILLED,
}
/** Places of several values; `two` of no more than two. */
const LISTS = new Set(['list', 'some', 'two', 'all', 'any', 'neutral', 'args'])
/** What parts the values of a list: a sign says neither, a word says which. */
const AND = new Set(['和', '与', '及', '以及', '&&', 'and'])
const SHAPES: Readonly<Record<string, CellShape>> = {
  text: 'text',
  ticks: 'choices',
  choice: 'choice',
  tick: 'boolean',
  date: 'date',
  date2: 'date',
  number: 'number',
}

/** Where what stands at a place ends, which is kept; `undefined` where something else stands there. */
function placeEnd(
  place: string,
  pieces: readonly ReadPiece[],
  from: number,
  names: Names,
  bound: Bound,
): number | undefined {
  const at = next(pieces, from)
  const piece = pieces[at]
  if (!piece) return undefined
  const keep = (codes: readonly string[], end: number) => {
    bound.set(place, codes)
    return end
  }
  const isCall = pieces[next(pieces, at + 1)]?.code === '('
  if (CODES[place]) return CODES[place].test(piece.code) && !isCall ? keep([piece.code], at + 1) : undefined
  switch (place) {
    case 'u':
      bound.set(place, [])
      return piece.why === 'unit' || (piece.why && piece.text.length === 1)
        ? keep([piece.text], at + 1)
        : undefined
    case 'fn':
      return piece.calls && !isCall && !FILLED.test(piece.code) ? keep([piece.code], at + 1) : undefined
    case 'col':
    case 'col2':
      return columnEnd(place, pieces, at, names, bound)
    case 'column':
    case 'column-of': {
      const rows = tableOf(place, pieces.slice(at), names)
      if (rows === undefined || piece.names) return undefined
      bound.set('rows', [rows])
      return columnEnd('col', pieces, at, names, bound)
    }
    default:
      return (LISTS.has(place) ? listEnd : operandEnd)(place, pieces, at, names, bound)
  }
}

/** The table of a column that stands before it: the one named behind it, or the only one that has it. */
function tableOf(place: string, pieces: readonly ReadPiece[], names: Names): string | undefined {
  return place === 'column'
    ? names.rowsWith(columnWords(pieces[0]!.text))
    : pieces.find(({ code, names: isName }) => isName && names.columnsOf(code).size > 0)?.code
}

/** A value, or one field of the kind that a place is called by. */
function operandEnd(
  place: string,
  pieces: readonly ReadPiece[],
  at: number,
  names: Names,
  bound: Bound,
): number | undefined {
  const { code, names: isName } = pieces[at]!
  // a column right behind a table is what is asked of its rows
  if (place === 'rows' && isName && names.columnsOf(code).size > 0) {
    bound.set(place, [code])
    return at + 1
  }
  // “20 % of the budget plus 5” is of the budget alone
  const operand = operandAt(
    pieces,
    at,
    place === 't' || place === 's' || (place === 'b' && isRangeWith(pieces, at)),
  )
  if (!operand) return undefined
  if (place.length === 1) {
    bound.set(place, [operand.code])
    return operand.end
  }
  if (!pieces[at]!.names || operand.terms > 1) return undefined
  const found = names.longest(operand.code)
  if (!found || !isOf(place, found.named, found.rest, names)) return undefined
  const { named } = found
  const annual = ANNUAL.exec(place)
  if (!annual) bound.set(place, [operand.code])
  else if (annual[1] === 'b') bound.set('annual-b', [named.code])
  else {
    const steps = ['.first', ...(named.years! > 2 ? ['.previous'] : []), '.last'].slice(
      annual[1] === '2' ? -2 : 0,
    )
    const years = steps.map((year) => named.code + year)
    bound.set('annual', [named.code])
    bound.set('years', years)
    bound.set('list', years)
    bound.set('steps', [String(years.length - 1)])
  }
  return operand.end
}

/**
 * The values of a field of several years: `a` of all, 2 or 3 of the last of them, `b` another field that
 * stands beside one. Without these the last year may stand behind it.
 */
const ANNUAL = /^annual(?:-([23ab]))?$/

/** `0-100之间`: what looks like a difference are the ends of a range. */
function isRangeWith(pieces: readonly ReadPiece[], at: number): boolean {
  const first = operandAt(pieces, at, true)
  return first !== undefined && /^\d/.test(first.code) && pieces[next(pieces, first.end)]?.code === '-'
}

function isOf(place: string, named: Named, rest: string, names: Names): boolean {
  if (place === 'field') return true
  // the years between are not named by one word each where there are many
  const [annual, of] = ANNUAL.exec(place) ?? []
  if (annual !== undefined) {
    const years = named.years ?? 0
    const isBehind = rest === '' || (of === undefined && rest === '.last')
    return isBehind && years > 1 && years <= 3 && (of !== '3' || years === 3)
  }
  if (place === 'rows') return rest === '' && names.columnsOf(named.code).size > 0
  if (place === 'listed') return rest === '' && named.listed === true
  return named.shape === SHAPES[place]
}

/** A column of the rows that were named before, by its title in whatever signs. */
function columnEnd(
  place: 'col' | 'col2',
  pieces: readonly ReadPiece[],
  at: number,
  names: Names,
  bound: Bound,
): number | undefined {
  const [rows] = bound.get('rows') ?? []
  const { code, text } = pieces[at]!
  const columns = rows === undefined ? undefined : names.columnsOf(rows)
  // a column that is typed without its signs is a name already
  const isColumn = columns && code.startsWith('.') && [...columns.values()].includes(code.slice(1))
  const key = isColumn ? code.slice(1) : columns?.get(columnWords(text))
  if (key === undefined) return undefined
  bound.set(place, [key])
  return at + 1
}

/** Values one behind the other, `甲、乙和丙`; or what is one of several, as the years of a value. */
function listEnd(
  place: string,
  pieces: readonly ReadPiece[],
  start: number,
  names: Names,
  bound: Bound,
): number | undefined {
  // of a part of a sum alone nothing is asked
  if (/^[-+*/]$/.test(pieces[saidBefore(pieces, start)]?.code ?? '')) return undefined
  const found: Operand[] = []
  let [said, parted, end] = ['', '', start]
  for (let at = start; ;) {
    const first = pieces[next(pieces, at)]
    const operand = operandAt(pieces, next(pieces, at), true)
    if (!operand || isCondition(operand.code, names)) break
    if (place !== 'args' && place !== 'list' && !isSubject(first!, operand)) break
    // “… includes Art or Music and the budget is 5”: what is named behind values is none of them
    if (found[0] && isLiteral(found[0]) !== isLiteral(operand) && place !== 'args') break
    found.push(operand)
    said += parted
    end = operand.end
    const from = next(pieces, end)
    const parting = partingAt(pieces, from)
    if (parting.end === from) break
    parted = parting.said
    at = parting.end
  }
  const items = found.flatMap((one) => one.items ?? one.code)
  const isAlone = items.length < 2
  if (isAlone && place !== 'args') return undefined
  if (place === 'two' && items.length > 2) return undefined
  if (place === 'any' && (!said.includes('or') || said.includes('and'))) return undefined
  if (place === 'all' && said.includes('or')) return undefined
  if (place === 'neutral' && said !== '') return undefined
  bound.set('list', items)
  bound.set(place, items)
  return end
}

/** What parts values from the next, and whether it says “or” or “and”. */
function partingAt(
  pieces: readonly ReadPiece[],
  from: number,
): { readonly said: string; readonly end: number } {
  let said = ''
  let end = from
  for (; ; end = next(pieces, end + 1)) {
    const { code, text } = pieces[end] ?? { code: '', text: '' }
    if (code === '||') said += 'or'
    else if (AND.has(text.trim()) || code === '&&') said += 'and'
    else if (code !== ',') return { said, end }
  }
}

function isLiteral({ code }: Pick<Operand, 'code'>): boolean {
  return /^['\d]/.test(code)
}

/** Functions and methods that say whether something is so. */
const CONDITIONS = new Set([
  ...standardFunctions.flatMap(({ name, signature }) => (signature.endsWith(': bool') ? name : [])),
  '.all',
  '.exists',
  '.exists_one',
  '.contains',
  '.startsWith',
  '.endsWith',
  '.matches',
])

/** Whether a value says whether something is so: it stands beside other conditions, not among values. */
function isCondition(code: string, names: Names): boolean {
  const called = /^(?:\w+(?=\()|[^()]*(\.\w+)(?=\())/.exec(code)
  if (called) return CONDITIONS.has(called[1] ?? called[0])
  return names.longest(code)?.named.shape === 'boolean'
}

/** Whether something can be said of a value with others together: of a condition nothing can. */
function isSubject(first: ReadPiece, { code, items }: Operand): boolean {
  if (items || isLiteral({ code })) return true
  return first.names === true && !code.includes('(')
}

/** Whether a condition may begin at a piece: nothing that compares stands before it. */
function beginsClause(pieces: readonly ReadPiece[], at: number): boolean {
  const before = saidBefore(pieces, at)
  if (before < 0) return true
  const { code } = pieces[before]!
  if (code === ',') return namesEach(pieces, before)
  // what a function is of are no conditions
  const caller = code === '(' ? pieces[saidBefore(pieces, before)] : undefined
  return /^(?:&&|\|\||!|\(|\?|:)$/.test(code) && (!caller || /^(?:&&|\|\||!|\()$/.test(caller.code))
}

/** Whether a comma stands behind the name for each of several: `.all(r, …)`. */
function namesEach(pieces: readonly ReadPiece[], comma: number): boolean {
  const bracket = saidBefore(pieces, saidBefore(pieces, comma))
  const method = pieces[bracket]?.code === '(' ? pieces[saidBefore(pieces, bracket)] : undefined
  return method !== undefined && /\.(?:all|exists|exists_one|filter|map)$/.test(method.code)
}

/** The piece before one that says something. */
function saidBefore(pieces: readonly ReadPiece[], at: number): number {
  let before = at - 1
  while (before >= 0 && isSilent(pieces[before]!)) before--
  return before
}

function endsClause(pieces: readonly ReadPiece[], at: number): boolean {
  const piece = pieces[next(pieces, at)]
  return piece === undefined || /^(?:&&|\|\||\)|\?|:)$/.test(piece.code)
}
