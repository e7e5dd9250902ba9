import { withoutBrackets } from '@formwright/definition'
import type { SentenceToken } from './word-for-word.ts'

/** A token as shown, possibly shortened. */
export interface ShownToken extends SentenceToken {
  readonly shown: string
}

/** A line of a sentence that is laid out for reading. */
export interface SentenceLine {
  /** Indentation levels. */
  readonly indent: number
  readonly tokens: readonly ShownToken[]
}

/** Length of a line in half-width characters; a Chinese character takes two. */
const ROOM = 88
/** Width of an indentation level. */
const STEP = 4

/** Operators by precedence, lowest first. */
const APART: readonly (readonly string[])[] = [
  ['?', ':'],
  ['||'],
  ['&&'],
  ['==', '!=', '<', '<=', '>', '>=', 'in'],
  ['+', '-'],
  ['*', '/', '%'],
  // within a phrase, before the “of” of “5 % of”, after a comma
  ['', ', '],
]

const PARTING = new Set<SentenceToken['kind']>(['operator', 'function'])

/** A bracket with its contents. */
interface Group {
  readonly open: ShownToken
  readonly inside: readonly Node[]
  readonly close?: ShownToken
}

type Node = ShownToken | Group

/**
 * Lays out the tokens of a sentence in lines. If it does not fit on one line, names are shortened and the
 * sentence is broken before 或者, 并且, comparisons and terms of a sum, then within brackets.
 * @param before text in front of the first line
 */
export function linesOf(tokens: readonly SentenceToken[], before = ''): readonly SentenceLine[] {
  const whole = tokens.map((token) => ({ ...token, shown: token.words }))
  if (halfWidths(before) + widthOf(whole) <= ROOM) return [{ indent: 0, tokens: whole }]
  const short = tokens.map((token) => ({
    ...token,
    shown: NAMED.has(token.kind) ? shortWords(token.words) : token.words,
  }))
  // two names that are equal when shortened are shown in full
  const wordsOf = new Map(short.map(({ shown, words }) => [shown, words]))
  const distinct = short.map((token) =>
    short.some(({ shown, words }) => shown === token.shown && words !== wordsOf.get(shown))
      ? { ...token, shown: token.words }
      : token,
  )
  return laidOut(nested(distinct), 0, halfWidths(before))
}

const NAMED = new Set<SentenceToken['kind']>(['field', 'param', 'column'])

function nested(tokens: readonly ShownToken[]): readonly Node[] {
  const stack: { readonly open?: ShownToken; readonly inside: Node[] }[] = [{ inside: [] }]
  for (const token of tokens) {
    if (token.kind === 'bracket' && '([{'.includes(token.code)) stack.push({ open: token, inside: [] })
    else if (token.kind === 'bracket' && ')]}'.includes(token.code) && stack.length > 1) {
      const { open, inside } = stack.pop()!
      stack.at(-1)!.inside.push({ open: open!, inside, close: token })
    } else stack.at(-1)!.inside.push(token)
  }
  // an unfinished sentence may have unclosed brackets
  while (stack.length > 1) {
    const { open, inside } = stack.pop()!
    stack.at(-1)!.inside.push({ open: open!, inside })
  }
  return stack[0]!.inside
}

function laidOut(nodes: readonly Node[], indent: number, taken = 0): readonly SentenceLine[] {
  const tokens = trimmed(flat(nodes))
  if (widthOf(tokens) <= ROOM - STEP * indent - taken) return tokens.length === 0 ? [] : [{ indent, tokens }]
  for (const signs of APART) {
    const parts = partedAt(nodes, signs)
    if (parts.length > 1)
      return parts.flatMap((part, index) => laidOut(part, indent, index === 0 ? taken : 0))
  }
  const within = nodes.findLastIndex((node) => 'inside' in node && widthOf(flat([node])) > STEP)
  const group = nodes[within]
  if (group === undefined || !('inside' in group)) return [{ indent, tokens }]
  const { opened, inside, closed } = opening(group)
  return [
    { indent, tokens: trimmed([...flat(nodes.slice(0, within)), ...opened]) },
    ...filled(partedAfterCommas(inside).flatMap((part) => laidOut(part, indent + 1))),
    { indent, tokens: trimmed([...closed, ...flat(nodes.slice(within + 1))]) },
  ]
}

/** Joins lines within brackets as far as they fit; what follows a closing bracket continues its line. */
function filled(lines: readonly SentenceLine[]): readonly SentenceLine[] {
  const joined: SentenceLine[] = []
  const indent = lines[0]?.indent ?? 0
  for (const line of lines) {
    const last = joined.at(-1)
    const tokens = [...(last?.tokens ?? []), ...line.tokens]
    const fits = last?.indent === indent && line.indent === indent && widthOf(tokens) <= ROOM - STEP * indent
    const opens = line.tokens.at(-1)
    if (fits && !(opens?.kind === 'bracket' && '([{'.includes(opens.code)))
      joined[joined.length - 1] = { indent, tokens }
    else joined.push(line)
  }
  return joined
}

/** A group together with nested brackets that start and end with it, as in a call with one list. */
function opening({ open, inside, close }: Group): {
  readonly opened: readonly ShownToken[]
  readonly inside: readonly Node[]
  readonly closed: readonly ShownToken[]
} {
  const closed = close ? [close] : []
  const [only, ...more] = inside
  if (only === undefined || more.length > 0 || !('inside' in only)) return { opened: [open], inside, closed }
  const within = opening(only)
  return { ...within, opened: [open, ...within.opened], closed: [...within.closed, ...closed] }
}

/** Splits nodes before certain signs; a sign at the beginning, as of a negative number, does not split. */
function partedAt(nodes: readonly Node[], signs: readonly string[]): readonly (readonly Node[])[] {
  const parts: Node[][] = [[]]
  for (const node of nodes) {
    const isSign = 'code' in node && PARTING.has(node.kind) && signs.includes(node.code)
    const isBehind = isSign && node.code === ', '
    if (isSign && !isBehind && flat(parts.at(-1)!).some(({ kind }) => kind !== 'space')) parts.push([node])
    else parts.at(-1)!.push(node)
    if (isBehind) parts.push([])
  }
  return parts
}

function partedAfterCommas(nodes: readonly Node[]): readonly (readonly Node[])[] {
  const parts: Node[][] = [[]]
  for (const node of nodes) {
    parts.at(-1)!.push(node)
    if ('code' in node && node.kind === 'bracket' && node.code === ',') parts.push([])
  }
  return parts
}

function flat(nodes: readonly Node[]): ShownToken[] {
  return nodes.flatMap((node) =>
    'code' in node ? [node] : [node.open, ...flat(node.inside), ...(node.close ? [node.close] : [])],
  )
}

function trimmed(tokens: readonly ShownToken[]): readonly ShownToken[] {
  const first = tokens.findIndex(({ kind }) => kind !== 'space')
  const last = tokens.findLastIndex(({ kind }) => kind !== 'space')
  return first < 0 ? [] : tokens.slice(first, last + 1)
}

function widthOf(tokens: readonly ShownToken[]): number {
  return tokens.reduce((sum, { shown }) => sum + halfWidths(shown), 0)
}

function halfWidths(text: string): number {
  return text.length + (text.match(/[\u2e80-\uffef“”]/g)?.length ?? 0)
}

/** Maximum width of a name in a long sentence, in half-width characters. */
const NAME = 44

/** A name without text in brackets, such as its unit, and cut if it is still long. */
function shortWords(words: string): string {
  const plain = withoutBrackets(words)
  const kept = /[\p{L}\p{N}]/u.test(plain) ? plain : words
  if (halfWidths(kept) <= NAME) return kept
  let short = ''
  for (const char of kept) {
    if (halfWidths(short) >= NAME - 4) break
    short += char
  }
  const close = kept.at(-1)!
  return `${short}…${/[\p{L}\p{N}]/u.test(close) ? '' : close}`
}
