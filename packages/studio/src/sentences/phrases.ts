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
 * Replaces all phrases by their code. The result of one phrase may be part of another that has precedence,
 * such as the sum in “the share of the sum …”, so this is repeated until no phrase is left.
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

/** The index of the next token that is not silent. */
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
    // “1” can also be said as 一
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

/**
 * Whether a word consists of signs. A sign matches any word for it; a word, such as `in`, only itself: “is
 * one of” is something else.
 */
function isSign(word: string): boolean {
  return !/[\p{L}]/u.test(word)
}

/** Whether a code matches a slot within a sequence of words. */
function means(word: string, code: string): boolean {
  const slot = /^\{(\w+)\}$/.exec(word)?.[1]
  return slot !== undefined && CODES[slot]?.test(code) === true
}

const COMPARISON = /^(?:==|!=|<=|>=|<|>)$/
const FILLED = /^!?(?:has|isNone)$/
/** The slots for single tokens. */
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
/** The slots for lists of values; `two` for at most two. */
const LISTS = new Set(['list', 'some', 'two', 'all', 'any', 'neutral', 'args'])
/** Separators of lists: a sign leaves open whether “and” or “or” is meant, a word says which. */
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

/**
 * Matches a slot and binds its value.
 * @returns the end of the match; `undefined` if the slot does not match
 */
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

/** The table of a column mentioned before it: the one named after it, or the only one with such a column. */
function tableOf(slot: string, tokens: readonly ParsedToken[], names: Names): string | undefined {
  return slot === 'column'
    ? names.rowsWith(columnWords(tokens[0]!.text))
    : tokens.find(({ code, names: isName }) => isName && names.columnsOf(code).size > 0)?.code
}

/** Matches a value, or a field of the shape that the slot is named after. */
function operandEnd(
  slot: string,
  tokens: readonly ParsedToken[],
  at: number,
  names: Names,
  bound: Bound,
): number | undefined {
  const { code, names: isName } = tokens[at]!
  // a column right after a table refers to its rows
  if (slot === 'rows' && isName && names.columnsOf(code).size > 0) {
    bound.set(slot, [code])
    return at + 1
  }
  // in “20 % of the budget plus 5”, “of” only refers to the budget
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
 * The values of an annual field: `a` for all, 2 or 3 for the last of them, `b` for another field next to one.
 * Without these, the last year may follow it.
 */
const ANNUAL = /^annual(?:-([23ab]))?$/

/** `0-100之间`: what looks like a subtraction is a range. */
function isRangeWith(tokens: readonly ParsedToken[], at: number): boolean {
  const first = operandAt(tokens, at, true)
  return first !== undefined && /^\d/.test(first.code) && tokens[next(tokens, first.end)]?.code === '-'
}

function isOf(slot: string, named: Named, rest: string, names: Names): boolean {
  if (slot === 'field') return true
  // if there are many years, the ones in between have no words of their own
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

/** Matches a column of the rows named before, by title with any signs. */
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
  // a column typed without signs is already recognised as a name
  const isColumn = columns && code.startsWith('.') && [...columns.values()].includes(code.slice(1))
  const key = isColumn ? code.slice(1) : columns?.get(columnWords(text))
  if (key === undefined) return undefined
  bound.set(slot, [key])
  return at + 1
}

/** Matches a list of values such as `甲、乙和丙`; or a single value that stands for several, such as its years. */
function listEnd(
  slot: string,
  tokens: readonly ParsedToken[],
  start: number,
  names: Names,
  bound: Bound,
): number | undefined {
  // a list does not start with the last term of a sum
  if (/^[-+*/]$/.test(tokens[saidBefore(tokens, start)]?.code ?? '')) return undefined
  const found: Operand[] = []
  let [said, parted, end] = ['', '', start]
  for (let at = start; ;) {
    const first = tokens[next(tokens, at)]
    const operand = operandAt(tokens, next(tokens, at), true)
    if (!operand || isCondition(operand.code, names)) break
    if (slot !== 'args' && slot !== 'list' && !isSubject(first!, operand)) break
    // in “… includes Art or Music and the budget is 5”, the name after the values is not one of them
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

/** The separator between values, and whether it says “or” or “and”. */
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

/** Functions and methods with a boolean result. */
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

/** Whether a value is boolean, so that it is a condition rather than one of a list of values. */
function isCondition(code: string, names: Names): boolean {
  const called = /^(?:\w+(?=\()|[^()]*(\.\w+)(?=\())/.exec(code)
  if (called) return CONDITIONS.has(called[1] ?? called[0])
  return names.longest(code)?.named.shape === 'boolean'
}

/** Whether a value can be the subject of a list; a condition cannot. */
function isSubject(first: ParsedToken, { code, items }: Operand): boolean {
  if (items || isLiteral({ code })) return true
  return first.names === true && !code.includes('(')
}

/** Whether a condition can start at a token, i.e. no comparison is before it. */
function startsClause(tokens: readonly ParsedToken[], at: number): boolean {
  const before = saidBefore(tokens, at)
  if (before < 0) return true
  const { code } = tokens[before]!
  if (code === ',') return namesEach(tokens, before)
  // arguments of a function are not conditions
  const caller = code === '(' ? tokens[saidBefore(tokens, before)] : undefined
  return /^(?:&&|\|\||!|\(|\?|:)$/.test(code) && (!caller || /^(?:&&|\|\||!|\()$/.test(caller.code))
}

/** Whether a comma follows the variable of a macro: `.all(r, …)`. */
function namesEach(tokens: readonly ParsedToken[], comma: number): boolean {
  const bracket = saidBefore(tokens, saidBefore(tokens, comma))
  const method = tokens[bracket]?.code === '(' ? tokens[saidBefore(tokens, bracket)] : undefined
  return method !== undefined && /\.(?:all|exists|exists_one|filter|map)$/.test(method.code)
}

/** The index of the previous token that is not silent. */
function saidBefore(tokens: readonly ParsedToken[], at: number): number {
  let before = at - 1
  while (before >= 0 && isSilent(tokens[before]!)) before--
  return before
}

function endsClause(tokens: readonly ParsedToken[], at: number): boolean {
  const token = tokens[next(tokens, at)]
  return token === undefined || /^(?:&&|\|\||\)|\?|:)$/.test(token.code)
}
