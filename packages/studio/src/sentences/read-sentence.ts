import type { Names } from './names.ts'
import { sentenceOf } from './sentence.ts'
import { startsWithWord } from './vocabulary.ts'
import { inOrder } from './word-order.ts'
import type { ReadPiece, Why } from './pieces.ts'
import { brokenAt } from './whole.ts'

/** A place in a sentence that says nothing, and why. */
export interface SentenceProblem {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly why: Why
  /** What may be meant instead. */
  readonly near?: string
}

/** The expression that a sentence says, or the first place that says nothing. */
export function expressionOf(
  sentence: string,
  names: Names,
): { readonly expression: string } | { readonly problem: SentenceProblem } {
  const targets: string[] = []
  const read: (Read & { readonly start: number })[] = []
  for (let at = 0; at < sentence.length;) {
    const found = readPiece(sentence, at, names, targets)
    if ('why' in found) return { problem: { start: at, end: at + found.text.length, ...found } }
    if (found.target !== undefined) targets.push(found.target)
    read.push({ ...found, start: at })
    at += found.length
  }
  const options = names.optionsIn(targets)
  const said = read.map(({ title, start, length, target, ...piece }): ReadPiece => {
    const text = sentence.slice(start, start + length)
    if (title === undefined)
      return { ...piece, text, start, ...(target === undefined || piece.plain ? {} : { names: true }) }
    const option = options.find((one) => one.title === title)
    const code = option ? `'${option.const}'` : JSON.stringify(title).replace(/^"|"$/g, "'")
    return { code, text, start }
  })
  const pieces = inOrder(said, names)
  const broken = brokenAt(pieces)
  if (broken) {
    const { piece, why } = broken
    const [start, text] = piece ? [piece.start, piece.text] : [sentence.length, '']
    return { problem: { start, end: start + text.length, text, why } }
  }
  return { expression: joined(pieces) }
}

/** An expression as it is typed; one that has no end yet says nothing. */
export function expressionAsTyped(text: string, names: Names): ReturnType<typeof expressionOf> {
  const pieces = sentenceOf(text, names).map(({ code }): ReadPiece => ({
    code,
    text: code,
    start: 0,
    plain: true,
  }))
  if (brokenAt(pieces)?.why !== 'unfinished') return { expression: text }
  return { problem: { start: text.length, end: text.length, text: '', why: 'unfinished' } }
}

/** The code of the pieces; two names that only words kept apart get a space between them. */
function joined(pieces: readonly ReadPiece[]): string {
  let expression = ''
  let before: ReadPiece | undefined
  for (const piece of pieces) {
    const runTogether = /\w$/.test(expression) && /^\w/.test(piece.code)
    expression += runTogether && !(piece.plain && before?.plain) ? ` ${piece.code}` : piece.code
    before = piece
  }
  return expression
}

interface Read {
  readonly code: string
  readonly length: number
  /** It names this field. */
  readonly target?: string
  /** It is the title of an option, whose code the fields that are named tell. */
  readonly title?: string
  readonly plain?: true
  readonly calls?: true
}

type Unread = Pick<SentenceProblem, 'text' | 'why' | 'near'>

const PLAIN =
  /^(?:\s+|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\d+(?:\.\d+)?|\.?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*|&&|\|\||==|!=|<=|>=|[-+*/%!<>?:()[\]{},.])/

function readPiece(sentence: string, at: number, names: Names, targets: readonly string[]): Read | Unread {
  const rest = sentence.slice(at)
  const { vocabulary } = names
  const marked = vocabulary.markedAt(rest)
  if (marked !== undefined) {
    const named = names.byWords(marked)
    if (named) return { code: named.code, length: marked.length, target: named.code }
    return { text: marked, why: 'no-name', near: names.nearest(marked) }
  }
  if (vocabulary.opensAt(rest)) return { text: rest, why: 'unfinished' }
  const title = /^“([^”]*)”/.exec(rest)
  if (title) return { code: '', title: title[1]!, length: title[0].length }
  const quoted = /^`([^`]*)`/.exec(rest)
  if (quoted) return { code: quoted[1]!, length: quoted[0].length }
  const condition = vocabulary.conditionAt(rest)
  if (condition !== undefined) return { text: condition, why: 'condition' }
  const word = vocabulary.wordAt(rest)
  const name = names.unmarkedAt(rest)
  if (name && name.length > (word?.length ?? 0))
    return { code: name.named.code, length: name.length, target: name.named.code }
  if (word) return word
  const day = DAY.exec(rest)
  if (day) return { code: `'${isoDay(day)}'`, length: day[0].length }
  const unit = /\d\s*$/.test(sentence.slice(0, at)) ? unitAt(rest, names, targets) : undefined
  if (unit) return unit
  const plain = PLAIN.exec(rest)?.[0]
  if (plain !== undefined) {
    const target = /^[A-Za-z]/.test(plain) ? { target: plain } : {}
    return { code: plain, length: plain.length, plain: true, ...target }
  }
  const option = longestIn(
    rest,
    names.optionsIn(targets).map((one) => one.title),
  )
  if (option !== undefined) return { code: '', title: option, length: option.length }
  const sign = vocabulary.signAt(rest)
  if (sign !== undefined) return { code: sign, length: 1 }
  const text = rest.slice(0, Math.max(1, /^[^\s「【“（(，,]*/.exec(rest)![0].length))
  return { text, why: 'unknown' }
}

/** A day as people write it. */
const DAY = /^(\d{4})(?:年(\d{1,2})月(\d{1,2})日|([-/.])(\d{1,2})\4(\d{1,2})(?!\d))/

function isoDay([, year, month, day, , other, another]: RegExpExecArray): string {
  return [year!, (month ?? other)!, (day ?? another)!].map((part) => part.padStart(2, '0')).join('-')
}

/**
 * A unit behind a number says nothing more where it is the one that all fields named so far have; any other
 * would be passed over.
 */
function unitAt(rest: string, names: Names, targets: readonly string[]): Read | Unread | undefined {
  const unit = longestIn(rest, names.units)
  const own = targets.flatMap((target) => names.longest(target)?.named.unit ?? [])
  if (unit === undefined) return undefined
  if (own.length > 0 && own.every((one) => one === unit)) return { code: '', length: unit.length }
  // a word of expressions may be called like a unit
  return PLAIN.test(unit) ? undefined : { text: unit, why: 'unit', near: own.at(-1) ?? '' }
}

function longestIn(text: string, all: Iterable<string>): string | undefined {
  let best: string | undefined
  for (const one of all) if (one.length > (best?.length ?? 0) && startsWithWord(text, one)) best = one
  return best
}
