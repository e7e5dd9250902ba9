import { EXPRESSION_TOKEN } from '../model/expression-token.ts'
import type { Names } from './names.ts'
import { rowsIn, wordForWord } from './word-for-word.ts'
import type { SentenceToken } from './word-for-word.ts'

/** A function call for which there is a phrase. */
interface Call {
  readonly start: number
  readonly end: number
  readonly name: string
  readonly args: readonly (readonly [start: number, end: number])[]
  /**
   * The phrase: `{1}` is the first argument, `{1…}` that and all following, `{year}` the value with years.
   */
  readonly phrase: string
}

/** Maximum number of values that a phrase lists. */
const LISTED = 12

/** The calls in an expression for which there are phrases, outer ones first. */
export function callsIn(expression: string, names: Names): readonly Call[] {
  const tokens = [...expression.matchAll(EXPRESSION_TOKEN)]
  const rows = rowsIn(expression, names)
  return tokens.flatMap(({ 0: text, index: start }, at) => {
    const [option, field] = text === 'in' ? [tokens[at - 2], tokens[at + 2]] : []
    if (
      option?.[2] !== undefined &&
      field?.[4] !== undefined &&
      names.longest(field[0])?.named.shape === 'choices'
    )
      return [inChoices(option, field, names)]
    const isCalled = tokens[at + 1]?.[0] === '('
    if (rows.some((one) => one.start <= start && start < one.end)) return []
    const method = isCalled ? METHOD.exec(text) : null
    if (method) return methodCall(method, start, argumentsAt(tokens, at + 1), names)
    const isCall = isCalled && /^[A-Za-z]\w*$/.test(text)
    if (!isCall) return []
    const args = argumentsAt(tokens, at + 1)
    if (!args) return []
    const isNot = tokens[at - 1]?.[0] === '!'
    const all = args.map(([from, to]) => expression.slice(from, to))
    const call = { end: args.at(-1)![1] + 1, args }
    const [negated, plain] = [isNot ? `!${text}` : '', text].map((name) => phraseFor(name, all, names))
    if (negated !== undefined) return [{ ...call, start: start - 1, name: `!${text}`, phrase: negated }]
    return plain === undefined ? [] : [{ ...call, start, name: text, phrase: plain }]
  })
}

/** A path, and a method called on its text. */
const METHOD = /^([A-Za-z][\w.]*)(\.(?:startsWith|endsWith|contains))$/

function methodCall(
  [, of = '', name = '']: RegExpExecArray,
  start: number,
  args: readonly (readonly [number, number])[] | undefined,
  { vocabulary }: Names,
): Call[] {
  const phrase = vocabulary.word('calls', `${name}:2`)
  if (args?.length !== 1 || phrase === undefined) return []
  return [{ start, end: args[0]![1] + 1, name, args: [[start, start + of.length], args[0]!], phrase }]
}

/** A test for a ticked option. */
function inChoices(option: RegExpExecArray, field: RegExpExecArray, { vocabulary }: Names): Call {
  const args = [option, field].map(({ 0: text, index }) => [index, index + text.length] as const)
  return { start: option.index, end: args[1]![1], name: 'in', args, phrase: vocabulary.word('calls', 'in')! }
}

/** The range of each argument in brackets; `undefined` if they are not separated by `, `. */
function argumentsAt(tokens: readonly RegExpExecArray[], open: number): [number, number][] | undefined {
  const found: [number, number][] = []
  let [depth, start] = [0, tokens[open]!.index + 1]
  for (let at = open; at < tokens.length; at++) {
    const { 0: sign, index } = tokens[at]!
    if ('([{'.includes(sign)) depth++
    if (')]}'.includes(sign)) depth--
    if (depth === 0) return index > start ? [...found, [start, index]] : undefined
    if (depth > 1 || sign !== ',') continue
    found.push([start, index])
    if (tokens[at + 1]?.[0] !== ' ') return undefined
    start = index + 2
  }
  return undefined
}

/** The phrase for a function: for the years of one field, or by number of arguments. */
function phraseFor(name: string, args: readonly string[], names: Names): string | undefined {
  const { vocabulary } = names
  const years = vocabulary.word('calls', `${name}:years`)
  const of = args[0]!.replace(name === 'cagr' ? /\.first$/ : /\.previous$/, '')
  const isOfYears =
    of !== args[0] &&
    args[1] === `${of}.last` &&
    names.longest(of)?.rest === '' &&
    /^\d*$/.test(args[2] ?? '')
  if (years !== undefined && isOfYears) return years
  const { shape } = names.longest(args[0]!)?.named ?? {}
  // a literal share is said differently from a computed one
  const isNumber = /^\d+(?:\.\d+)?$/.test(args.at(-1)!)
  const phrase = [
    ...(name === 'portion' && !isNumber ? [] : [`${name}:${args.length}`]),
    `${name}:${shape}`,
    name,
  ]
    .map((key) => vocabulary.word('calls', key))
    .find((one) => one !== undefined)
  return phrase?.includes('…') && args.length > LISTED ? undefined : phrase
}

/** An expression as tokens, with phrases for the calls that start at given positions. */
export function inPhrases(
  expression: string,
  calls: readonly Call[],
  phrases: ReadonlySet<number>,
  names: Names,
): readonly SentenceToken[] {
  const within = (from: number, to: number): readonly SentenceToken[] => {
    const first = calls.find((call) => phrases.has(call.start) && call.start >= from && call.end <= to)
    if (!first) return wordForWord(expression.slice(from, to), names)
    return [
      ...wordForWord(expression.slice(from, first.start), names),
      ...said(first),
      ...within(first.end, to),
    ]
  }
  // the arguments are put where the phrase has placeholders
  const said = ({ name, args, phrase }: Call): SentenceToken[] => {
    const parts = phrase.split(/(\{(?:\d…?|year)\})/)
    const last = parts.length - 1
    return parts.flatMap((part, index): readonly SentenceToken[] => {
      const slot = /^\{(.+)\}$/.exec(part)?.[1]
      if (slot === undefined)
        return [{ code: index === 0 ? `${name}(` : index === last ? ')' : '', words: part, kind: 'function' }]
      if (slot.endsWith('…'))
        return args
          .slice(Number(slot[0]) - 1)
          .flatMap(([from, to], at) => [...comma(at), ...within(from, to)])
      if (slot === 'year') {
        const [from, to] = args[0]!
        return wordForWord(expression.slice(from, to).replace(/\.\w+$/, ''), names)
      }
      const arg = args[Number(slot) - 1]
      if (!arg) return []
      // a unit is said as forms print it, without the quotation marks of code
      const unit = name === 'convert' && slot === '2' ? unitIn(expression.slice(...arg)) : undefined
      return unit === undefined ? within(...arg) : [{ code: `'${unit}'`, words: unit, kind: 'literal' }]
    })
  }
  const unitIn = (text: string) => names.units.find((unit) => text === `'${unit}'`)
  const comma = (at: number): SentenceToken[] =>
    at === 0
      ? []
      : [{ code: ', ', words: names.vocabulary.word('punctuation', ', ') ?? ', ', kind: 'function' }]
  return within(0, expression.length)
}
