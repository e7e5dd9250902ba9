import type { Names } from './names.ts'
import { expressionOf } from './read-sentence.ts'
import { callsIn, inPhrases } from './said-calls.ts'
import { fieldsAround } from './said-options.ts'
import type { Around } from './said-options.ts'
import { wordForWord } from './word-for-word.ts'
import type { SentenceToken } from './word-for-word.ts'

const said = new WeakMap<Names, Map<string, readonly SentenceToken[]>>()

/**
 * An expression as a sentence: functions as phrases, options by titles in “”, dates as earlier or later.
 * Whatever would not be parsed back to the same expression is shown word for word.
 */
export function sentenceOf(expression: string, names: Names): readonly SentenceToken[] {
  const known = said.get(names) ?? new Map<string, readonly SentenceToken[]>()
  said.set(names, known)
  let tokens = known.get(expression)
  if (!tokens) {
    tokens = phrased(expression, names)
    known.set(expression, tokens)
  }
  return tokens
}

function phrased(expression: string, names: Names): readonly SentenceToken[] {
  const calls = callsIn(expression, names)
  const inWords = (phrases: ReadonlySet<number>) =>
    finished(inPhrases(expression, calls, phrases, names), names)
  const isReadBack = (tokens: readonly SentenceToken[]) => {
    const read = expressionOf(textOf(tokens), names)
    return 'expression' in read && read.expression === expression
  }
  const all = inWords(new Set(calls.map(({ start }) => start)))
  if (isReadBack(all)) return all
  // only some of the calls may work as phrases
  let [best, phrases] = [inWords(new Set()), new Set<number>()]
  if (!isReadBack(best)) best = wordForWord(expression, names, false).map(plainly)
  for (const { start } of calls) {
    const tried = new Set([...phrases, start])
    const tokens = inWords(tried)
    if (isReadBack(tokens)) [best, phrases] = [tokens, tried]
  }
  return best
}

/**
 * Fallback: a text that is not an option's code stays a literal, and an `in` that would be read as “is” stays
 * code.
 */
function plainly(token: SentenceToken): SentenceToken {
  if (token.kind === 'operator' && token.code === 'in') return { ...token, words: '`in`' }
  return token.kind === 'option' ? { ...token, kind: 'literal' } : token
}

/** Tokens with options by title and operators as appropriate for their operands. */
function finished(plain: readonly SentenceToken[], names: Names): readonly SentenceToken[] {
  const around = fieldsAround(
    plain.map(({ code, kind }) => ({ code, target: NAMING.has(kind) ? code : undefined })),
  )
  const tokens = plain.map((token, index) => titled(token, plain.slice(0, index), around[index]!, names))
  return tokens.map((token, index) => {
    const beside = [tokens.slice(0, index).reverse(), tokens.slice(index + 1)].map((side) =>
      side.find(({ kind }) => kind !== 'space'),
    )
    return apart(comparing(token, beside, names), tokens[index - 1], tokens[index + 1])
  })
}

/** A comparison in the words for dates or options. */
function comparing(
  token: SentenceToken,
  beside: readonly (SentenceToken | undefined)[],
  names: Names,
): SentenceToken {
  if (token.kind !== 'operator') return token
  // `in` before a single option would be read as “is”, so it stays code
  if (token.code === 'in' && /^['“]/.test(beside[1]?.words ?? '')) return { ...token, words: '`in`' }
  const of = beside.some((one) => one && isDate(one, names))
    ? 'dates'
    : beside[1]?.kind === 'option' && beside[1].words.startsWith('“')
      ? 'options'
      : undefined
  const words = of && names.vocabulary.word(of, token.code)
  if (words === undefined) return token
  // “is” before “the expected value” would be read as “is the”
  const [longest] = names.vocabulary.wordsAt(`${words} ${beside[1]?.words ?? ''}`)
  return longest && longest.length > words.length ? token : { ...token, words }
}

function isDate({ code, kind }: SentenceToken, names: Names): boolean {
  if (kind === 'field') return names.longest(code)?.named.shape === 'date'
  const columns = names.rowColumns.filter((one) => `.${one.column!.key}` === code)
  return kind === 'column' && columns.length > 0 && columns.every(({ shape }) => shape === 'date')
}

/** Kinds of tokens whose options a quoted text can be one of. */
const NAMING = new Set<SentenceToken['kind']>(['field', 'column', 'name'])

/** A value compared with a choice, by its title. */
function titled(
  token: SentenceToken,
  before: readonly SentenceToken[],
  around: Around,
  names: Names,
): SentenceToken {
  const isText = token.kind === 'option'
  const operator = before.findLast(({ kind }) => kind !== 'space')
  const isCompared = token.kind === 'literal' && /^[!=]=$/.test(operator?.code ?? '')
  if (!isText && !isCompared) return token
  const title = names.options.titleOf(token.code, around)
  if (title !== undefined) return { ...token, words: `“${title}”`, kind: 'option' }
  return isText ? { ...token, kind: 'literal' } : token
}

/** An operator next to letters, as in `a==b`, stays a sign. */
function apart(
  token: SentenceToken,
  before: SentenceToken | undefined,
  after: SentenceToken | undefined,
): SentenceToken {
  if (token.kind !== 'operator') return token
  const joins =
    (/^\w/.test(token.words) && /\w$/.test(before?.words ?? '')) ||
    (/\w$/.test(token.words) && /^\w/.test(after?.words ?? ''))
  return joins ? { ...token, words: token.code } : token
}

/** The text of tokens. */
export function textOf(tokens: readonly SentenceToken[]): string {
  return tokens.map(({ words }) => words).join('')
}
