import { hanDigits, hanNumber } from '@formwright/definition'
import type { Names } from './names.ts'
import { isSilent } from './parsed-token.ts'
import type { ParsedToken, Why } from './parsed-token.ts'
import { unknownWord, wholeWords } from './unknown-words.ts'
import { BETWEEN, CLOSING } from './whole.ts'
import { fieldsAround } from './said-options.ts'
import { startsWithWord, startsWithWordInAnyCase } from './vocabulary.ts'
import type { Word } from './vocabulary.ts'

/** Splits a sentence into tokens. */
export function tokensOf(sentence: string, names: Names): readonly ParsedToken[] {
  // an option may be mentioned before its field, so a second pass knows the options of all fields
  const named = parseTokens(sentence, names, []).flatMap(({ target }) => target ?? [])
  const read = parseTokens(sentence, names, names.options.titlesOf(named))
  const around = fieldsAround(read)
  return withShares(
    withoutPauses(read).map(({ title, target, ...token }, index): ParsedToken => {
      if (title === undefined)
        return { ...token, ...(target === undefined || token.plain ? {} : { names: true }) }
      const code = names.options.codeOf(title, around[index]!) ?? JSON.stringify(title).replace(/^"|"$/g, "'")
      return { code, text: token.text, start: token.start }
    }),
  )
}

/** Removes commas before “and” and “or”. */
function withoutPauses<P extends Pick<Read, 'code' | 'why' | 'title'>>(tokens: readonly P[]): readonly P[] {
  return tokens.map((token, index) => {
    const behind = tokens.slice(index + 1).find((one) => one.title !== undefined || !isSilent(one))
    return token.code === ',' && (behind?.code === '&&' || behind?.code === '||')
      ? { ...token, code: '' }
      : token
  })
}

function parseTokens(sentence: string, names: Names, options: readonly string[]) {
  const targets: string[] = []
  let [clause, before] = [0, 0]
  const read: (Omit<Read, 'length'> & { readonly start: number; readonly text: string })[] = []
  for (let at = 0; at < sentence.length;) {
    const { length: own, ...found } = parseToken({
      rest: sentence.slice(at),
      before: read.findLast(({ text }) => text.trim() !== '')?.text ?? '',
      isBehindNumber: /\d\s*$/.test(sentence.slice(0, at)),
      comparison: comparisonBefore(read),
      names,
      options,
      beside: targets.slice(clause < targets.length ? clause : before),
    })
    const length = own + (found.plain ? 0 : unitBehind(sentence.slice(at + own), found.target, names))
    const text = sentence.slice(at, at + length)
    const isNamed = found.target !== undefined && !found.target.startsWith('.')
    const target = isNamed ? found.target : (names.columnNamed(text, targets) ?? found.target)
    if (target !== undefined) targets.push(target)
    // a number is compared with the fields of the same clause
    if (found.code === '&&' || found.code === '||')
      [before, clause] = [clause < targets.length ? clause : before, targets.length]
    read.push({ ...found, start: at, text })
    at += length
  }
  return wholeWords(read)
}

interface Read {
  readonly code: string
  readonly length: number
  /** The field that it names. */
  readonly target?: string
  /** It is the title of an option; the code depends on the fields named. */
  readonly title?: string
  readonly plain?: true
  readonly calls?: true
  readonly why?: Why
  readonly near?: string
}

const PLAIN =
  /^(?:\s+|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\d+(?:\.\d+)?|\.?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*|&&|\|\||==|!=|<=|>=|[-+*/%!<>?:()[\]{},.])/

/** The state in which a token is read. */
interface ParseState {
  readonly rest: string
  /** The text right before it. */
  readonly before: string
  readonly isBehindNumber: boolean
  /** The comparison operator right before it, outside of brackets. */
  readonly comparison: string | undefined
  readonly names: Names
  /** Titles of the options of all choices named in the sentence. */
  readonly options: readonly string[]
  /** The fields named in the same comparison. */
  readonly beside: readonly string[]
}

/** The comparison operator before the next token, outside of brackets. */
function comparisonBefore(read: readonly Pick<Read, 'code' | 'why'>[]): string | undefined {
  const code = read.findLast((one) => one.why !== undefined || one.code.trim() !== '')?.code ?? ''
  const opened = read.filter((one) => one.code === '(' || one.code === '[').length
  const closed = read.filter((one) => one.code === ')' || one.code === ']').length
  return opened === closed && /^(?:[<>]=?|[!=]=)$/.test(code) ? code : undefined
}

function parseToken(state: ParseState): Read {
  for (const reader of READERS) {
    const found = reader(state)
    if (found) return found
  }
  return unread(unknownWord(state), 'no-word')
}

function unread(text: string, why: Why, near?: string): Read {
  return { code: '', length: text.length, why, ...(near === undefined ? {} : { near }) }
}

/** The readers for tokens, in order of precedence. */
const READERS: readonly ((state: ParseState) => Read | undefined)[] = [
  convertedInto,
  inSigns,
  nameOrWord,
  dayAt,
  amountAt,
  groupedAt,
  conditionOrToday,
  asWritten,
  endOfCondition,
  signOrColumn,
  numeralAt,
]

/** The unit after 换算为. */
function convertedInto({ rest, before, names }: ParseState): Read | undefined {
  if (!names.vocabulary.phrases.beforeUnit.some((word) => word === before.toLowerCase())) return undefined
  const unit = longestIn(rest, names.units, startsWithWord)
  return unit === undefined ? undefined : { code: `'${unit}'`, length: unit.length }
}

/** Length of the field's own unit in brackets after its name, as forms print it: 总投资（万元）. */
function unitBehind(rest: string, target: string | undefined, names: Names): number {
  const [unit] = target === undefined ? [] : unitsOf([target], names)
  const [bracketed = '', written] = /^\s*[（(]\s*([^（()）]+?)\s*[)）]/.exec(rest) ?? []
  return unit !== undefined && written === unit ? bracketed.length : 0
}

/** A name in its signs, a title in quotation marks, or code in backquotes. */
function inSigns({ rest, names, options }: ParseState): Read | undefined {
  const marked = names.vocabulary.markedAt(rest)
  if (marked !== undefined) {
    const named = names.byWords(marked)
    if (named) return { code: named.code, length: marked.length, target: named.code }
    const title = marked.slice(1, -1)
    if (options.includes(title)) return { ...titled(title), length: marked.length }
    return unread(marked, 'no-name', names.nearest(marked))
  }
  if (names.vocabulary.opensAt(rest)) return unread(rest, 'unfinished')
  const title = /^“([^”]*)”/.exec(rest)
  // a name may start with such a quotation mark itself: “四上”企业数
  if (title && (names.unmarkedAt(rest)?.length ?? 0) <= title[0].length)
    return { ...titled(title[1]!), length: title[0].length }
  // quotation marks without an input method; 'such' is a string of the rules language
  const typed = /^(?:"([^"]+)"|‘([^’]+)’)/.exec(rest)
  const option = typed && (typed[1] ?? typed[2])!
  if (option && options.includes(option)) return { ...titled(option), length: typed[0].length }
  const quoted = /^`([^`]*)`/.exec(rest)
  return quoted ? { code: quoted[1]!, length: quoted[0].length } : undefined
}

/** A name without signs, a unit, or a word of the language or a phrase; the longest match. */
function nameOrWord({ rest, isBehindNumber, names, options, beside }: ParseState): Read | undefined {
  const { vocabulary } = names
  const option = longestIn(rest, options)
  const word = wordBefore(rest, vocabulary, options)
  const name = names.unmarkedAt(rest)
  const other = Math.max(word?.length ?? 0, option?.length ?? 0)
  if (name && name.length > other)
    return { code: name.named.code, length: name.length, target: name.named.code }
  const phrase = vocabulary.phraseAt(rest) ?? ''
  const unit = isBehindNumber ? unitAt(rest, names, beside) : undefined
  if (unit && unit.length >= phrase.length) return unit
  const then = vocabulary.thenAt(rest)
  if (then !== undefined && then.length > Math.max(phrase.length, other)) return unread(then, 'condition')
  if (phrase.length > other) return unread(phrase, 'unknown')
  return option !== undefined && option.length > (word?.length ?? 0) ? titled(option) : word
}

/** The longest word at this point; but “is” if an option follows it: “is None of these”. */
function wordBefore(
  rest: string,
  vocabulary: Names['vocabulary'],
  options: readonly string[],
): Word | undefined {
  const words = vocabulary.wordsAt(rest)
  const [longest] = words
  const sign = vocabulary.signAt(rest)
  const short = sign === undefined ? [] : [{ code: sign, length: 1 }]
  const equals = [...words, ...short].find(({ code, length }) => {
    const [blank = ''] = /^\s*/.exec(rest.slice(length))!
    const option = /^[!=]=$/.test(code) ? longestIn(rest.slice(length + blank.length), options) : undefined
    return option !== undefined && length + blank.length + option.length > (longest?.length ?? 0)
  })
  return equals ?? longest
}

function titled(title: string): Read {
  return { code: '', title, length: title.length }
}

function dayAt({ rest }: ParseState): Read | undefined {
  const day = DAY.exec(rest)
  return day ? { code: `'${isoDay(day)}'`, length: day[0].length } : undefined
}

function conditionOrToday({ rest, names: { vocabulary } }: ParseState): Read | undefined {
  const condition = vocabulary.conditionAt(rest)
  if (condition !== undefined) return unread(condition, 'condition')
  const today = vocabulary.todayAt(rest)
  return today === undefined ? undefined : unread(today, 'today')
}

/** The title of an option, or code as in an expression. */
function asWritten({ rest, options }: ParseState): Read | undefined {
  const plain = PLAIN.exec(rest)?.[0] ?? ''
  const option = longestIn(rest, options)
  if (option !== undefined && option.length >= plain.length) return titled(option)
  if (plain === '') return undefined
  const target = /^[A-Za-z]/.test(plain) ? { target: plain } : {}
  return { code: plain, length: plain.length, plain: true, ...target }
}

function endOfCondition({ rest, names: { vocabulary } }: ParseState): Read | undefined {
  const word = vocabulary.thenAt(rest)
  return word === undefined ? undefined : unread(word, 'condition')
}

/** A full-width sign, or the title of a column, which is resolved together with its rows. */
function signOrColumn({ rest, names }: ParseState): Read | undefined {
  const sign = names.vocabulary.signAt(rest)
  if (sign !== undefined) return { code: sign, length: 1 }
  const column = longestIn(rest, names.columnTitles)
  return column === undefined ? undefined : unread(column, 'unknown')
}

function numeralAt({ rest }: ParseState): Read | undefined {
  const numeral = NUMERAL.exec(rest)?.[0]
  const number = numeral === undefined ? undefined : hanNumber(numeral)
  return number === undefined ? undefined : { code: String(number), length: numeral!.length }
}

/** A date as people write it. */
const DAY = /^(\d{4})(?:年(\d{1,2})月(\d{1,2})日|([-/.])(\d{1,2})\4(\d{1,2})(?!\d))/

function isoDay([, year, month, day, , other, another]: RegExpExecArray): string {
  return [year!, (month ?? other)!, (day ?? another)!].map((part) => part.padStart(2, '0')).join('-')
}

const NUMERAL = new RegExp(`^[${hanDigits}]+`)

/** A number with a unit, converted to that of the fields in the clause: 5000 万元 compared with 亿元 is 0.5. */
function amountAt(state: ParseState): Read | undefined {
  const { rest, names, beside } = state
  const number = groupedIn(state) ?? /^\d+(?:\.\d+)?/.exec(rest)?.[0]
  if (number === undefined) return undefined
  const behind = /^\s*/.exec(rest.slice(number.length))![0]
  const from = number.length + behind.length
  const unit = longestIn(rest.slice(from), names.units, startsWithWord)
  const [own, ...others] = unitsOf(beside, names)
  if (unit === undefined || own === undefined || unit === own || others.some((one) => one !== own))
    return undefined
  const value = names.inUnit(Number(withoutCommas(number)), unit, own)
  return value === undefined ? undefined : { code: String(value), length: from + unit.length }
}

/**
 * After a comparison, commas separate the thousands of a number. “is 100,200 or 300” may be three numbers,
 * and 1,20 is unclear: both are reported as unread.
 */
function groupedAt(state: ParseState): Read | undefined {
  const { rest, comparison } = state
  const run = comparison === undefined ? undefined : /^\d+(?:[,，]\d+)+(?:\.\d+)?/.exec(rest)?.[0]
  if (run === undefined) return undefined
  const isOneOf = /^[!=]=$/.test(comparison!)
  const isNumber = groupedIn(state) === run
  if (isNumber && !(isOneOf && LISTED.test(rest.slice(run.length))))
    return { code: withoutCommas(run), length: run.length }
  return isNumber || !isOneOf ? unread(run, 'unknown') : undefined
}

/** A number with thousands separators after a comparison; elsewhere commas separate values. */
function groupedIn({ rest, comparison }: ParseState): string | undefined {
  return comparison === undefined
    ? undefined
    : /^\d{1,3}(?:[,，]\d{3})+(?![,，]?\d)(?:\.\d+)?/.exec(rest)?.[0]
}

function withoutCommas(number: string): string {
  return number.replaceAll(/[,，]/g, '')
}

/** What continues a list of values. */
const LISTED = /^\s*(?:[,，、]|或|和|与|及|之一|中的|(?:or|and)\b)/

/** A unit after a number is ignored if it is that of all fields in the clause; any other is reported. */
function unitAt(rest: string, names: Names, beside: readonly string[]): Read | undefined {
  const unit = longestIn(rest, names.units, startsWithWord)
  const own = unitsOf(beside, names)
  if (unit === undefined) return undefined
  if (own.length > 0 && own.every((one) => one === unit)) return { code: '', length: unit.length }
  // a word of expressions may be equal to a unit
  return PLAIN.test(unit) ? undefined : unread(unit, 'unit', own.find((one) => one !== unit) ?? '')
}

function unitsOf(targets: readonly string[], names: Names): readonly string[] {
  return targets.flatMap((target) => names.unitOf(target) ?? [])
}

/**
 * `%` after a number that is not followed by another number makes it a share; it is not the modulo operator.
 */
function withShares(tokens: readonly ParsedToken[]): readonly ParsedToken[] {
  const said = tokens.filter(({ code, why }) => why !== undefined || code.trim() !== '')
  return tokens.map((token) => {
    const at = said.indexOf(token)
    const behind = said[at + 1]
    const isOfNumber = token.text === '%' && token.code === '%' && /^\d/.test(said[at - 1]?.code ?? '')
    const isDivision = behind && !behind.why && !BETWEEN.test(behind.code) && !CLOSING.has(behind.code)
    return isOfNumber && !isDivision ? { ...token, code: '', why: 'unit' as const, near: '' } : token
  })
}

function longestIn(
  text: string,
  all: Iterable<string>,
  startsWith = startsWithWordInAnyCase,
): string | undefined {
  let best: string | undefined
  for (const one of all) if (one.length > (best?.length ?? 0) && startsWith(text, one)) best = one
  return best
}
