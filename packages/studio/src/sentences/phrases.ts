import type { CellShape } from '@formwright/definition'
import { standardFunctions } from '@formwright/rules'
import { columnWords } from './named.ts'
import type { Named } from './named.ts'
import type { Names } from './names.ts'
import { isSilent } from './parsed-token.ts'
import type { ParsedToken } from './parsed-token.ts'
import { codeOf } from './phrase-code.ts'
import type { Bound } from './phrase-code.ts'
import { operandAt } from './operand.ts'
import type { Operand } from './operand.ts'
import type { Token } from './phrase-patterns.ts'

/**
 * The pieces with every phrase among them put as expressions put it. What one phrase has put may belong to
 * another that was looked for before, as the sum in “the share of the sum …”: so until none is left.
 */
export function phrasesPut(tokens: readonly ParsedToken[], names: Names): readonly ParsedToken[] {
  for (let [before, all] = [tokens, putOnce(tokens, names)]; ; [before, all] = [all, putOnce(all, names)])
    if (all === before || !all.some(({ why }) => why !== undefined)) return all
}

function putOnce(tokens: readonly ParsedToken[], names: Names): readonly ParsedToken[] {
  let all = tokens
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
  tokens: readonly ParsedToken[],
  start: number,
  names: Names,
): { readonly end: number; readonly bound: Bound } | undefined {
  const bound: Bound = new Map()
  let at = start
  for (const { words, slot, optional } of pattern) {
    if (words[0] === '^' || words[0] === '$') {
      if (words[0] === '^' ? !startsClause(tokens, at) : !endsClause(tokens, at)) return undefined
      continue
    }
    const end = slot === undefined ? wordEnd(words, tokens, at) : slotEnd(slot, tokens, at, names, bound)
    if (end !== undefined) at = end
    else if (!optional) return undefined
  }
  return at > start ? { end: at, bound } : undefined
}

/** The next piece that says something. */
function next(tokens: readonly ParsedToken[], from: number): number {
  let at = from
  while (at < tokens.length && isSilent(tokens[at]!)) at++
  return at
}

function wordEnd(words: readonly string[], tokens: readonly ParsedToken[], from: number): number | undefined {
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at]!
    const isCall = token.calls && tokens[next(tokens, at + 1)]?.code === '('
    const said = token.text.trim()
    // “1” is said as 一 as well
    if (
      !isCall &&
      words.some(
        (word) =>
          word === said.toLowerCase() ||
          word === said ||
          (isSign(word) && word === token.code) ||
          means(word, token.code),
      )
    )
      return at + 1
    if (!isSilent(token)) return undefined
  }
  return undefined
}

/** A sign stands for whatever is said for it; a word, such as `in`, for itself: “is one of” is another. */
function isSign(word: string): boolean {
  return !/[\p{L}]/u.test(word)
}

/** Whether a code is one of those that a place holds, where the place stands among words. */
function means(word: string, code: string): boolean {
  const slot = /^\{(\w+)\}$/.exec(word)?.[1]
  return slot !== undefined && CODES[slot]?.test(code) === true
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
function slotEnd(
  slot: string,
  tokens: readonly ParsedToken[],
  from: number,
  names: Names,
  bound: Bound,
): number | undefined {
  const at = next(tokens, from)
  const token = tokens[at]
  if (!token) return undefined
  const keep = (codes: readonly string[], end: number) => {
    bound.set(slot, codes)
    return end
  }
  const isCall = tokens[next(tokens, at + 1)]?.code === '('
  if (CODES[slot]) return CODES[slot].test(token.code) && !isCall ? keep([token.code], at + 1) : undefined
  switch (slot) {
    case 'u':
      bound.set(slot, [])
      return token.why === 'unit' || (token.why && token.text.length === 1)
        ? keep([token.text], at + 1)
        : undefined
    case 'fn':
      return token.calls && !isCall && !FILLED.test(token.code) ? keep([token.code], at + 1) : undefined
    case 'col':
    case 'col2':
      return columnEnd(slot, tokens, at, names, bound)
    case 'column':
    case 'column-of': {
      const rows = tableOf(slot, tokens.slice(at), names)
      if (rows === undefined || token.names) return undefined
      bound.set('rows', [rows])
      return columnEnd('col', tokens, at, names, bound)
    }
    default:
      return (LISTS.has(slot) ? listEnd : operandEnd)(slot, tokens, at, names, bound)
  }
}

/** The table of a column that stands before it: the one named behind it, or the only one that has it. */
function tableOf(slot: string, tokens: readonly ParsedToken[], names: Names): string | undefined {
  return slot === 'column'
    ? names.rowsWith(columnWords(tokens[0]!.text))
    : tokens.find(({ code, names: isName }) => isName && names.columnsOf(code).size > 0)?.code
}

/** A value, or one field of the kind that a place is called by. */
function operandEnd(
  slot: string,
  tokens: readonly ParsedToken[],
  at: number,
  names: Names,
  bound: Bound,
): number | undefined {
  const { code, names: isName } = tokens[at]!
  // a column right behind a table is what is asked of its rows
  if (slot === 'rows' && isName && names.columnsOf(code).size > 0) {
    bound.set(slot, [code])
    return at + 1
  }
  // “20 % of the budget plus 5” is of the budget alone
  const operand = operandAt(
    tokens,
    at,
    slot === 't' || slot === 's' || (slot === 'b' && isRangeWith(tokens, at)),
  )
  if (!operand) return undefined
  if (slot.length === 1) {
    bound.set(slot, [operand.code])
    return operand.end
  }
  if (!tokens[at]!.names || operand.terms > 1) return undefined
  const found = names.longest(operand.code)
  if (!found || !isOf(slot, found.named, found.rest, names)) return undefined
  const { named } = found
  const annual = ANNUAL.exec(slot)
  if (!annual) bound.set(slot, [operand.code])
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
function isRangeWith(tokens: readonly ParsedToken[], at: number): boolean {
  const first = operandAt(tokens, at, true)
  return first !== undefined && /^\d/.test(first.code) && tokens[next(tokens, first.end)]?.code === '-'
}

function isOf(slot: string, named: Named, rest: string, names: Names): boolean {
  if (slot === 'field') return true
  // the years between are not named by one word each where there are many
  const [annual, of] = ANNUAL.exec(slot) ?? []
  if (annual !== undefined) {
    const years = named.years ?? 0
    const isBehind = rest === '' || (of === undefined && rest === '.last')
    return isBehind && years > 1 && years <= 3 && (of !== '3' || years === 3)
  }
  if (slot === 'rows') return rest === '' && names.columnsOf(named.code).size > 0
  if (slot === 'listed') return rest === '' && named.listed === true
  return named.shape === SHAPES[slot]
}

/** A column of the rows that were named before, by its title in whatever signs. */
function columnEnd(
  slot: 'col' | 'col2',
  tokens: readonly ParsedToken[],
  at: number,
  names: Names,
  bound: Bound,
): number | undefined {
  const [rows] = bound.get('rows') ?? []
  const { code, text } = tokens[at]!
  const columns = rows === undefined ? undefined : names.columnsOf(rows)
  // a column that is typed without its signs is a name already
  const isColumn = columns && code.startsWith('.') && [...columns.values()].includes(code.slice(1))
  const key = isColumn ? code.slice(1) : columns?.get(columnWords(text))
  if (key === undefined) return undefined
  bound.set(slot, [key])
  return at + 1
}

/** Values one behind the other, `甲、乙和丙`; or what is one of several, as the years of a value. */
function listEnd(
  slot: string,
  tokens: readonly ParsedToken[],
  start: number,
  names: Names,
  bound: Bound,
): number | undefined {
  // of a part of a sum alone nothing is asked
  if (/^[-+*/]$/.test(tokens[saidBefore(tokens, start)]?.code ?? '')) return undefined
  const found: Operand[] = []
  let [said, parted, end] = ['', '', start]
  for (let at = start; ;) {
    const first = tokens[next(tokens, at)]
    const operand = operandAt(tokens, next(tokens, at), true)
    if (!operand || isCondition(operand.code, names)) break
    if (slot !== 'args' && slot !== 'list' && !isSubject(first!, operand)) break
    // “… includes Art or Music and the budget is 5”: what is named behind values is none of them
    if (found[0] && isLiteral(found[0]) !== isLiteral(operand) && slot !== 'args') break
    found.push(operand)
    said += parted
    end = operand.end
    const from = next(tokens, end)
    const parting = partingAt(tokens, from)
    if (parting.end === from) break
    parted = parting.said
    at = parting.end
  }
  const items = found.flatMap((one) => one.items ?? one.code)
  const isAlone = items.length < 2
  if (isAlone && slot !== 'args') return undefined
  if (slot === 'two' && items.length > 2) return undefined
  if (slot === 'any' && (!said.includes('or') || said.includes('and'))) return undefined
  if (slot === 'all' && said.includes('or')) return undefined
  if (slot === 'neutral' && said !== '') return undefined
  bound.set('list', items)
  bound.set(slot, items)
  return end
}

/** What parts values from the next, and whether it says “or” or “and”. */
function partingAt(
  tokens: readonly ParsedToken[],
  from: number,
): { readonly said: string; readonly end: number } {
  let said = ''
  let end = from
  for (; ; end = next(tokens, end + 1)) {
    const { code, text } = tokens[end] ?? { code: '', text: '' }
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
function isSubject(first: ParsedToken, { code, items }: Operand): boolean {
  if (items || isLiteral({ code })) return true
  return first.names === true && !code.includes('(')
}

/** Whether a condition may begin at a piece: nothing that compares stands before it. */
function startsClause(tokens: readonly ParsedToken[], at: number): boolean {
  const before = saidBefore(tokens, at)
  if (before < 0) return true
  const { code } = tokens[before]!
  if (code === ',') return namesEach(tokens, before)
  // what a function is of are no conditions
  const caller = code === '(' ? tokens[saidBefore(tokens, before)] : undefined
  return /^(?:&&|\|\||!|\(|\?|:)$/.test(code) && (!caller || /^(?:&&|\|\||!|\()$/.test(caller.code))
}

/** Whether a comma stands behind the name for each of several: `.all(r, …)`. */
function namesEach(tokens: readonly ParsedToken[], comma: number): boolean {
  const bracket = saidBefore(tokens, saidBefore(tokens, comma))
  const method = tokens[bracket]?.code === '(' ? tokens[saidBefore(tokens, bracket)] : undefined
  return method !== undefined && /\.(?:all|exists|exists_one|filter|map)$/.test(method.code)
}

/** The piece before one that says something. */
function saidBefore(tokens: readonly ParsedToken[], at: number): number {
  let before = at - 1
  while (before >= 0 && isSilent(tokens[before]!)) before--
  return before
}

function endsClause(tokens: readonly ParsedToken[], at: number): boolean {
  const token = tokens[next(tokens, at)]
  return token === undefined || /^(?:&&|\|\||\)|\?|:)$/.test(token.code)
}
