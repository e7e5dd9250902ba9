import { TODAY, USUAL_FUNCTIONS } from './usual-functions.ts'
import { truncate } from '@formwright/definition'
import { numberProblem } from './syntax-numbers.ts'
import type { SyntaxProblem } from './syntax-problem.ts'
import { wholeProblem } from './syntax-whole.ts'

/** Operators of other languages and Chinese input, and their CEL equivalent. */
const OPERATORS: Readonly<Record<string, string>> = {
  '≤': '<=',
  '≦': '<=',
  '⩽': '<=',
  '≥': '>=',
  '≧': '>=',
  '⩾': '>=',
  '≠': '!=',
  '<>': '!=',
  '!==': '!=',
  '===': '==',
  '==': '==',
  '=<': '<=',
  '=>': '>=',
  '=': '==',
  '＝': '==',
  '＝＝': '==',
  '＜＝': '<=',
  '＞＝': '>=',
  '！＝': '!=',
  '＜': '<',
  '＞': '>',
  '×': '*',
  '✕': '*',
  '÷': '/',
  '＋': '+',
  '－': '-',
  '−': '-',
  '–': '-',
  '＊': '*',
  '／': '/',
  '！': '!',
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '，': ',',
  '、': ',',
  '；': '',
  ';': '',
  '：': ':',
  '？': '?',
  '．': '.',
  '。': '.',
  '&': '&&',
  '＆': '&&',
  '＆＆': '&&',
  '｜': '||',
  '｜｜': '||',
  '|': '||',
  and: '&&',
  or: '||',
  not: '!',
  is: '==',
  equals: '==',
  'equal to': '==',
  'is not': '!=',
  'not equal to': '!=',
  'greater than': '>',
  'more than': '>',
  'less than': '<',
  'greater than or equal to': '>=',
  'more than or equal to': '>=',
  'less than or equal to': '<=',
  'not greater than': '<=',
  'not more than': '<=',
  'not less than': '>=',
  'not >': '<=',
  'not >=': '<',
  'not <': '>=',
  'not <=': '>',
  'not =': '!=',
  'not ==': '!=',
  xor: '',
  '**': '',
  '^': '',
  'at least': '>=',
  'at most': '<=',
  并且: '&&',
  而且: '&&',
  且: '&&',
  或者: '||',
  或: '||',
  不是: '!=',
  非: '!',
  等于: '==',
  不等于: '!=',
  大于: '>',
  超过: '>',
  小于: '<',
  大于等于: '>=',
  大于或等于: '>=',
  不小于: '>=',
  不低于: '>=',
  不少于: '>=',
  小于等于: '<=',
  小于或等于: '<=',
  不大于: '<=',
  不超过: '<=',
  属于: 'in',
}
/** What cannot follow an operator: another operator, or two words, which are prose. */
const NO_OPERAND =
  /^\s*(?:$|[<>=*/%&|?:,)\]]|!=|in\b|not\b|(?!each\b)[a-z_]\w*\s+(?!(?:and|or|is|not|in)\b)[a-z_])/i

const QUOTES: Readonly<Record<string, string>> = {
  '“': '”',
  '”': '“',
  '‘': '’',
  '’': '‘',
  '「': '」',
  '«': '»',
  '»': '«',
  '＂': '＂',
  '`': '`',
  '＇': '＇',
}
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }
/** Comparisons in words, matched as a whole, because “is” in “is not less than” means something else. */
const COMPARISONS = [
  /\b(?:is\s+)?(?:not\s+)?(?:greater|more|less)\s+than(?:\s+or\s+equal\s+to)?\b/,
  /\b(?:is\s+)?(?:not\s+)?equal\s+to\b/,
  /\b(?:is\s+)?at\s+(?:least|most)\b/,
  /\b(?:is\s+)?not\s*(?:[<>]=?|==?)/,
  /\bis\s+not\b/,
]
const TEXT = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/
const SINGLE =
  /\*\*|[A-Za-z_]\w*|\d+(?:\.\d+)?|[<>=!]=+|=[<>]|<>|&&|\|\||＆＆|｜｜|[＝＜＞！]＝|[０-９．]+|\p{Script=Han}+|\s+|./su
const TOKEN = new RegExp([...COMPARISONS, TEXT, SINGLE].map(({ source }) => source).join('|'), 'gisu')

/** A field as pointer (`/company/staff`), and the context of a division. */
const PATH = /^(?:\/[A-Za-z_]\w*)+/
const OPERAND = /[\w)\]'"]\s*$/

/** Explains an expression that cannot be parsed: its invalid parts, or the single cause. */
export function describeSyntax(
  text: string,
  range: { start: number; end: number },
): readonly [SyntaxProblem, ...SyntaxProblem[]] {
  const whole = wholeProblem(text)
  if (whole) return [whole]
  const open: { mark: string; at: number }[] = []
  const found: SyntaxProblem[] = []
  let reportedUpTo = 0
  for (const { 0: token, index: start } of text.matchAll(TOKEN)) {
    const end = start + token.length
    // within a text that is already reported
    if (start < reportedUpTo) continue
    if (CLOSING[token]) open.push({ mark: token, at: start })
    else if (token === ')' || token === ']' || token === '}') {
      const last = open.pop()
      if (!last || CLOSING[last.mark] !== token)
        return withFirst(found, bracket(token, last ? CLOSING[last.mark]! : '', start, end))
    } else {
      const problem = tokenProblem(text, token, start, open.at(-1)?.at)
      // report prose once, whatever it contains
      if (problem?.code === 'rule-syntax') return [problem]
      if (problem) found.push(problem)
      reportedUpTo = problem?.end ?? end
    }
  }
  const left = open.at(-1)
  if (left) return withFirst(found, bracket(left.mark, CLOSING[left.mark]!, left.at, left.at + 1))
  const [first, ...others] = found
  return first ? [first, ...others] : [unread(text, range)]
}

function withFirst(
  [first, ...others]: readonly SyntaxProblem[],
  last: SyntaxProblem,
): readonly [SyntaxProblem, ...SyntaxProblem[]] {
  return first ? [first, ...others, last] : [last]
}

/** A syntax error without invalid tokens. */
function unread(text: string, range: { start: number; end: number }): SyntaxProblem {
  if (/(?:[-+*/%<>=!&|?:,.]|\bin)\s*$/.test(text))
    return {
      code: 'rule-unfinished',
      params: { found: endOf(text) },
      start: text.trimEnd().length - 1,
      end: text.length,
    }
  const comma = commaBetween(text)
  if (comma >= 0)
    return {
      code: 'rule-operator',
      params: { found: ',', suggestion: '&&' },
      start: comma,
      end: comma + 1,
    }
  const found = text.slice(range.start, range.end).trim() || truncate(text.slice(range.start).trim(), 20)
  return { code: 'rule-syntax', params: { found: found || endOf(text) }, ...range }
}

/** The position of a comma that separates two conditions, outside of brackets. */
function commaBetween(text: string): number {
  let depth = 0
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (CLOSING[token]) depth++
    else if (')]}'.includes(token)) depth--
    else if (token === ',' && depth === 0) return index
  }
  return -1
}

/** The last characters of an expression. */
function endOf(text: string): string {
  return [...text.trim()].slice(-12).join('')
}

/** @param open position of the enclosing bracket */
function tokenProblem(
  text: string,
  token: string,
  start: number,
  open: number | undefined,
): SyntaxProblem | undefined {
  const end = start + token.length
  if (token === "'" || token === '"')
    return { code: 'rule-quotes', params: { found: token, suggestion: token }, start, end: text.length }
  const words = token
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^not (?=[<>=])|^not(?=[<>=])/, 'not ')
  const lower = Object.hasOwn(OPERATORS, words) ? words : words.replace(/^is /, '')
  if (Object.hasOwn(OPERATORS, lower)) {
    const suggestion = OPERATORS[lower]!
    if (suggestion === token) return undefined
    if (/^[a-z\p{Script=Han}]/u.test(lower) && NO_OPERAND.test(text.slice(end)))
      return { code: 'rule-syntax', params: { found: token }, start, end }
    const fix =
      lower === 'not' || suggestion === '' || token === '、' || token === '；' || token === ';'
        ? {}
        : { fix: spaced(text, start, end, suggestion) }
    return { code: 'rule-operator', params: { found: token, suggestion }, start, end, ...fix }
  }
  const otherwise = pointerOrFigures(text, token, start)
  if (otherwise) return otherwise
  if (QUOTES[token]) {
    const close = text.slice(end).search(/[”’“‘」»«＂＇'"`]/)
    // « and » have spaces within
    const within = close < 0 ? '' : text.slice(end, end + close)
    const inner = /[«»]/.test(token) ? within.trim() : within
    return {
      code: 'rule-quotes',
      params: { found: token, suggestion: "'" },
      start,
      end: close < 0 ? end : end + close + 1,
      ...(close < 0 || /['\\]/.test(inner) ? {} : { fix: `'${inner}'` }),
    }
  }
  const number = numberProblem(text, token, start, open)
  if (number) return number
  if (/^\p{Script=Han}/u.test(token)) return inChinese(text, token, start, end)
  return /^[#$@\\^~…￥【】《》]$/u.test(token)
    ? { code: 'rule-operator', params: { found: token, suggestion: '' }, start, end }
    : undefined
}

/** Chinese characters outside of strings: a function, a unit, or an unquoted text. */
function inChinese(text: string, token: string, start: number, end: number): SyntaxProblem {
  if (/^\s*\(/.test(text.slice(end)))
    return TODAY.has(token)
      ? { code: 'rule-today', params: { name: token }, start, end }
      : {
          code: 'unknown-function',
          params: { name: token, suggestion: '', known: USUAL_FUNCTIONS },
          start,
          end,
        }
  const number = /[\d.]+\s*$/.exec(text.slice(0, start))
  return number
    ? { code: 'rule-unit', params: { found: number[0] + token }, start: number.index, end }
    : { code: 'rule-text-unquoted', params: { found: token, suggestion: `'${token}'` }, start, end }
}

/** A field in pointer notation, or full-width digits. */
function pointerOrFigures(text: string, token: string, start: number): SyntaxProblem | undefined {
  const found = token === '/' ? PATH.exec(text.slice(start))?.[0] : undefined
  const end = start + (found ?? token).length
  if (found !== undefined && !OPERAND.test(text.slice(0, start))) {
    const suggestion = found.slice(1).replaceAll('/', '.')
    return { code: 'rule-pointer', params: { found, suggestion }, start, end, fix: suggestion }
  }
  if (!/^[\uFF10-\uFF19]/.test(token)) return undefined
  const suggestion = token.normalize('NFKC')
  return { code: 'rule-operator', params: { found: token, suggestion }, start, end, fix: suggestion }
}

/** A word for an operator keeps the spaces around it: `a且b` → `a && b`. */
function spaced(text: string, start: number, end: number, operator: string): string {
  if (!/^[&|=<>!]{1,2}$/.test(operator) || operator === '!') return operator
  const before = /[\s(]$/.test(text.slice(0, start)) || start === 0 ? '' : ' '
  const after = /^\s/.test(text.slice(end)) ? '' : ' '
  return before + operator + after
}

function bracket(found: string, suggestion: string, start: number, end: number): SyntaxProblem {
  return { code: 'rule-brackets', params: { found, suggestion }, start, end }
}
