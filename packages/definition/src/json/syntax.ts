import { createScanner, printParseErrorCode } from 'jsonc-parser'
import type { ParseError } from 'jsonc-parser'

/** Why a text is not valid JSON, in terms that its author knows. */
export type SyntaxCode =
  | 'json-syntax'
  | 'json-empty'
  | 'json-trailing-comma'
  | 'json-comma-missing'
  | 'json-colon-missing'
  | 'json-punctuation'
  | 'json-quotes-missing'
  | 'json-inner-quotes'
  | 'json-string-open'
  | 'json-escape'
  | 'json-decimal-comma'
  | 'json-number'
  | 'json-comment'
  | 'json-invisible'
  | 'json-word'
  | 'json-tab'
  | 'json-comma-twice'
  | 'json-conflict'
  | 'json-other-format'
  | 'json-unclosed'
  | 'json-bracket'
  | 'json-after-end'
  | 'json-duplicate-key'
  | 'json-too-deep'
  | 'json-text-long'
  | 'json-encoding'

/** A syntax error that prevents a text from being parsed as JSON. */
export interface SyntaxProblem {
  readonly code: SyntaxCode
  readonly offset: number
  readonly length: number
  /** The text at the error. */
  readonly detail: string
  /** Offset of the token that it conflicts with. */
  readonly other?: number
  /** The text that should be there, if known. */
  readonly suggestion?: string
  /** A replacement for the range of `offset` and `length`, if it does not change the meaning. */
  readonly fix?: string
}

/** Punctuation of Chinese input methods and other notations, and its JSON equivalent. */
const MARKS: Readonly<Record<string, string>> = {
  '，': ',',
  '、': ',',
  '；': ',',
  ';': ',',
  '：': ':',
  '=': ':',
  '＝': ':',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
  '【': '[',
  '】': ']',
  '（': '[',
  '）': ']',
  '(': '[',
  ')': ']',
}

/** Invisible characters, and their replacement: a space or nothing. */
const INVISIBLE: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '\u00a0': ' ',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2009': ' ',
  '\u200b': '',
  '\u200c': '',
  '\u200d': '',
  '\u200e': '',
  '\u200f': '',
  '\u2028': ' ',
  '\u2060': '',
  '\ufeff': '',
}
const QUOTES = "“”‘’「」『』«»＂＇'`"
const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']' }

/** Where parsing stopped: the token there, the preceding token, and the open brackets. */
interface Stop {
  readonly text: string
  readonly at: number
  readonly found: string
  readonly mark: string
  readonly before: Token | undefined
  readonly error: ParseError
  readonly reason: string
  readonly open: readonly Token[]
}

/** Describes the first error of the JSON parser. */
export function describeSyntax(text: string, error: ParseError): SyntaxProblem {
  if (text.trim() === '') return { code: 'json-empty', offset: 0, length: 1, detail: '' }
  const tokens = tokensOf(text)
  const comma = trailingComma(tokens, error.offset)
  if (comma) return { code: 'json-trailing-comma', offset: comma.offset, length: 1, detail: ',', fix: '' }
  const at = skipSpace(text, error.offset)
  const stop: Stop = {
    text,
    at,
    found: wordAt(text, at),
    mark: text[at] ?? '',
    before: lastBefore(tokens, at),
    error,
    reason: printParseErrorCode(error.error),
    open: openBrackets(tokens, at),
  }
  for (const recognise of RECOGNISERS) {
    const problem = recognise(stop)
    if (problem) return problem
  }
  return problemAt(stop, 'json-syntax')
}

function problemAt({ at, found }: Stop, code: SyntaxCode, rest: Partial<SyntaxProblem> = {}): SyntaxProblem {
  return { code, offset: at, length: Math.max(1, found.length), detail: found, ...rest }
}

/** Recognisers of typical mistakes; the first that matches wins. */
const RECOGNISERS: readonly ((stop: Stop) => SyntaxProblem | undefined)[] = [
  otherFormat,
  conflict,
  openString,
  tab,
  escape,
  invisible,
  innerQuotes,
  otherMark,
  otherQuotes,
  comment,
  otherNumber,
  bareWord,
  brackets,
  missing,
]

/** A file of another format: HTML, or lines of “name: value”. */
function otherFormat(stop: Stop): SyntaxProblem | undefined {
  const { text, at } = stop
  if (stop.before || !/^(?:<[!?\w]|---\s|[\p{L}\w]+:\s)/u.test(text.slice(at, at + 60))) return undefined
  return problemAt(stop, 'json-other-format', { detail: shown(text.slice(at).split(/[\r\n]/, 1)[0]!) })
}

/** Conflict markers of version control. */
function conflict(stop: Stop): SyntaxProblem | undefined {
  const mark = /^(?:<{7}|={7}|>{7})/.exec(stop.text.slice(stop.at, stop.at + 7))?.[0]
  return mark === undefined ? undefined : problemAt(stop, 'json-conflict', { length: 7, detail: mark })
}

function tab({ text, error, reason }: Stop): SyntaxProblem | undefined {
  const token = text.slice(error.offset, error.offset + error.length)
  const inside = token.indexOf('\t')
  if (reason !== 'InvalidCharacter' || !token.startsWith('"') || inside < 0) return undefined
  return { code: 'json-tab', offset: error.offset + inside, length: 1, detail: shown(token), fix: '\\t' }
}

function invisible(stop: Stop): SyntaxProblem | undefined {
  if (!Object.hasOwn(INVISIBLE, stop.mark)) return undefined
  return problemAt(stop, 'json-invisible', { length: 1, detail: '', fix: INVISIBLE[stop.mark]! })
}

function openString({ text, at, mark, error, reason }: Stop): SyntaxProblem | undefined {
  if (reason !== 'UnexpectedEndOfString') return undefined
  const from = mark === '"' ? at : error.offset
  const start = text[from] === '"' ? from : Math.max(0, text.lastIndexOf('"', from + error.length - 1))
  const line = text.slice(start).split(/[\r\n]/, 1)[0]!
  return { code: 'json-string-open', offset: start, length: Math.max(1, line.length), detail: shown(line) }
}

function escape({ text, error, reason }: Stop): SyntaxProblem | undefined {
  if (reason !== 'InvalidEscapeCharacter' && reason !== 'InvalidUnicode') return undefined
  const token = text.slice(error.offset, error.offset + error.length)
  const wrong = /^(?:[^\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/.exec(token)?.[0].length ?? 0
  const offset = error.offset + wrong
  const found = text.slice(offset, offset + 2)
  return { code: 'json-escape', offset, length: 2, detail: found, suggestion: `\\${found}` }
}

/** A string that ends directly before a word contained an unescaped quote. */
function innerQuotes(stop: Stop): SyntaxProblem | undefined {
  const { before, at, mark, found } = stop
  if (
    before?.kind !== STRING ||
    before.offset + before.length !== at ||
    !/[^\s,:{}[\]，：、；;=/#]/.test(mark)
  )
    return undefined
  return problemAt(stop, 'json-inner-quotes', { offset: before.offset, length: before.length + found.length })
}

function otherMark(stop: Stop): SyntaxProblem | undefined {
  if (!Object.hasOwn(MARKS, stop.mark)) return undefined
  const suggestion = MARKS[stop.mark]!
  const plain = suggestion === ',' || suggestion === ':' || suggestion === ' '
  return problemAt(stop, 'json-punctuation', {
    length: 1,
    detail: stop.mark,
    suggestion,
    ...(plain ? { fix: suggestion } : {}),
  })
}

/** “名称” and '名称': the quotes of JSON are straight and double. */
function otherQuotes(stop: Stop): SyntaxProblem | undefined {
  const { text, at, mark } = stop
  if (mark === '' || !QUOTES.includes(mark)) return undefined
  const line = text.slice(at + 1).split(/[\r\n]/, 1)[0]!
  const end = line.search(new RegExp(`[${QUOTES}]`))
  const written = line.slice(0, Math.max(0, end))
  // « and » have spaces within
  const inner = /[«»]/.test(mark) ? written.trim() : written
  const plain = inner !== '' && !/["\\，：,:]/.test(inner)
  return problemAt(stop, 'json-punctuation', {
    length: plain ? written.length + 2 : 1,
    detail: mark,
    suggestion: '"',
    ...(plain ? { fix: JSON.stringify(inner) } : {}),
  })
}

function comment(stop: Stop): SyntaxProblem | undefined {
  const isPage = stop.text.startsWith('<!--', stop.at)
  if (stop.mark !== '/' && stop.mark !== '#' && !isPage) return undefined
  return problemAt(stop, 'json-comment', {
    detail: stop.mark === '#' ? stop.mark : stop.text.slice(stop.at, stop.at + (isPage ? 4 : 2)),
  })
}

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

function otherNumber(stop: Stop): SyntaxProblem | undefined {
  const { text, open, before, at, found } = stop
  if (!/^[+.-]*[\d０-９]/.test(found)) return undefined
  // three digits may be a group of thousands
  const whole = /-?\d+,$/.exec(text.slice(0, at))?.[0]
  if (
    whole !== undefined &&
    /^\d+$/.test(found) &&
    found.length !== 3 &&
    text[open.at(-1)?.offset ?? -1] === '{'
  ) {
    const detail = whole + found
    return {
      code: 'json-decimal-comma',
      offset: at - whole.length,
      length: detail.length,
      detail,
      suggestion: detail.replace(',', '.'),
    }
  }
  if (before?.kind === NUMBER && before.offset + before.length === at)
    return problemAt(stop, 'json-number', {
      offset: before.offset,
      length: before.length + found.length,
      detail: stop.text.slice(before.offset, at) + found,
    })
  return JSON_NUMBER.test(found) ? undefined : problemAt(stop, 'json-number')
}

const LITERALS: Readonly<Record<string, string>> = {
  yes: 'true',
  no: 'false',
  none: 'null',
  undefined: 'null',
  nan: 'null',
}

/** True, None and the like have a JSON spelling; any other bare word is a string. */
function bareWord(stop: Stop): SyntaxProblem | undefined {
  const { mark, found } = stop
  if (!/[\p{L}_$]/u.test(mark) || /^(?:true|false|null)$/.test(found)) return undefined
  const word = found.toLowerCase()
  const literal = /^(?:true|false|null)$/.test(word) ? word : LITERALS[word]
  if (literal !== undefined) return problemAt(stop, 'json-word', { suggestion: literal })
  const { before } = stop
  if (before?.kind === NUMBER && before.offset + before.length === stop.at)
    return problemAt(stop, 'json-number', {
      offset: before.offset,
      length: before.length + found.length,
      detail: stop.text.slice(before.offset, stop.at) + found,
    })
  return problemAt(stop, 'json-quotes-missing', { suggestion: `"${found}"` })
}

function brackets(stop: Stop): SyntaxProblem | undefined {
  const { text, mark, open, error } = stop
  const last = open.at(-1)
  const opening = last && text[last.offset]!
  if (mark === '' && last && opening)
    return {
      code: 'json-unclosed',
      offset: last.offset,
      length: 1,
      detail: opening,
      suggestion: CLOSING[opening]!,
    }
  if (mark === '') return { code: 'json-syntax', offset: error.offset, length: 1, detail: '' }
  if ((mark !== '}' && mark !== ']') || !opening || CLOSING[opening] === mark) return undefined
  return problemAt(stop, 'json-bracket', { length: 1, detail: mark, suggestion: CLOSING[opening]! })
}

function missing(stop: Stop): SyntaxProblem | undefined {
  const { reason, before, open, found, mark } = stop
  if (mark === ',' && (before?.kind === COMMA || (before && OPEN.has(before.kind))))
    return problemAt(stop, 'json-comma-twice', { length: 1, fix: '' })
  if (open.length === 0 && before) return problemAt(stop, 'json-after-end')
  if (reason === 'CommaExpected' && before)
    return {
      code: 'json-comma-missing',
      offset: before.offset + before.length,
      length: 1,
      detail: mark === '"' ? quotedAt(stop.text, stop.at) : found,
    }
  return reason === 'ColonExpected' ? problemAt(stop, 'json-colon-missing') : undefined
}

const STRING = 10
const NUMBER = 11
const COMMA = 5
const END = 17
const OPEN = new Set([1, 3])
const CLOSE = new Set([2, 4])

interface Token {
  readonly kind: number
  readonly offset: number
  readonly length: number
}

function tokensOf(text: string): Token[] {
  const scanner = createScanner(text, true)
  const tokens: Token[] = []
  for (let kind: number = scanner.scan(); kind !== END; kind = scanner.scan())
    tokens.push({ kind, offset: scanner.getTokenOffset(), length: scanner.getTokenLength() })
  return tokens
}

function lastBefore(tokens: readonly Token[], at: number): Token | undefined {
  let last: Token | undefined
  for (const token of tokens) if (token.offset < at && token.offset + token.length <= at) last = token
  return last
}

/** The comma right before the closing bracket at which reading failed. */
function trailingComma(tokens: readonly Token[], offset: number): Token | undefined {
  const index = tokens.findIndex(
    ({ kind, offset: at }, position) =>
      CLOSE.has(kind) && at >= offset - 1 && tokens[position - 1]?.kind === COMMA,
  )
  const [before, comma] = [tokens[index - 2], tokens[index - 1]]
  if (!before || !comma || comma.offset > offset || OPEN.has(before.kind) || before.kind === COMMA)
    return undefined
  return comma
}

function openBrackets(tokens: readonly Token[], end: number): Token[] {
  const open: Token[] = []
  for (const token of tokens) {
    if (token.offset >= end) break
    if (OPEN.has(token.kind)) open.push(token)
    else if (CLOSE.has(token.kind)) open.pop()
  }
  return open
}

function wordAt(text: string, at: number): string {
  return shown(/^[\p{L}\p{N}_$.+-]+|^./u.exec(text.slice(at, at + 60))?.[0] ?? '')
}

/** A quoted string; only the opening quote if it is not closed. */
function quotedAt(text: string, at: number): string {
  return shown(/^"(?:[^"\\\n]|\\.)*"/.exec(text.slice(at, at + 200))?.[0] ?? '"')
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

function skipSpace(text: string, offset: number): number {
  let at = offset
  while (at < text.length && /[ \t\r\n]/.test(text[at]!)) at++
  return at
}
