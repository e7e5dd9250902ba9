import type { SyntaxProblem } from './syntax-problem.ts'

/** Non-ASCII spaces from input methods and web pages. */
const BLANK = /[\u00A0\u2000-\u200B\u202F\u3000\uFEFF]+/

/** `staff between 1 and 5` */
const BETWEEN = /([\w.]+)\s+(?:is\s+)?between\s+([\w.]+)\s+(?:and|to|&&)\s+([\w.]+)/i

/** `sector in ('a', 'b')`: a list in the brackets of other languages. */
const IN_ROUND = /\bin\s*\(([^()]*,[^()]*)\)/i

/** `name contains 'x'`: a function as an operator. */
const CONTAINS = /([\w.]+)\s+(?:contains?|includes?|like)\s+(_+|[\w.]+)/i

/** `if a > b then c > d`, in words of English or Chinese. */
const IF_THEN = /^\s*(?:if\s+(.+?)[\s,]+then\s+(.+?)|如果(.+?)[，,\s]*(?:则|那么)(.+?))\s*$/is

/** `a == b => c > d` as an implication, unless `=>` means `>=`. */
const FOLLOWS = /^(.+?)\s*(=>|->|→|⇒|\bimplies\b)\s*(.+)$/is
const COMPARES = /[=!<>]=|[<>]|\bin\b|\bhas\(/

/** `{income.last} > 3`: a name in the braces of messages. */
const BRACES = /\{\s*([A-Za-z_][\w.]*)\s*\}/

/** The problem of an expression as a whole, where token-wise problems would be misleading. */
export function wholeProblem(text: string): SyntaxProblem | undefined {
  const outside = text.replaceAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, (quoted) =>
    '_'.repeat(quoted.length),
  )
  const blank = BLANK.exec(outside)
  if (blank) {
    const [found] = blank
    return {
      code: 'json-invisible',
      params: {},
      start: blank.index,
      end: blank.index + found.length,
      fix: ' ',
    }
  }
  const excel = /^\s*=(?![=<>~])\s*/.exec(outside)
  if (excel) return { code: 'rule-leading', params: { found: '=' }, start: 0, end: excel[0].length, fix: '' }
  const between = BETWEEN.exec(outside)
  if (between) {
    const [found, value, low, high] = between
    const [start, end] = [between.index, between.index + found.length]
    const suggestion = `${value} >= ${low} && ${value} <= ${high}`
    return { code: 'rule-operator', params: { found: text.slice(start, end), suggestion }, start, end }
  }
  const condition =
    IF_THEN.exec(outside)
      ?.slice(1)
      .filter((one) => one !== undefined) ?? following(outside)
  if (condition) return implication(text, outside, condition)
  const list = IN_ROUND.exec(outside)
  if (list) {
    const [start, end] = [list.index, list.index + list[0].length]
    const inner = text.slice(end - 1 - list[1]!.length, end - 1)
    const params = { found: text.slice(start, end), suggestion: `in [${inner}]` }
    return { code: 'rule-operator', params, start, end, fix: params.suggestion }
  }
  const contains = CONTAINS.exec(outside)
  if (contains) {
    const [start, end] = [contains.index, contains.index + contains[0].length]
    const part = text.slice(end - contains[2]!.length, end).replaceAll('%', '')
    const suggestion = `contains(${contains[1]}, ${part})`
    return { code: 'rule-operator', params: { found: text.slice(start, end), suggestion }, start, end }
  }
  const braces = BRACES.exec(outside)
  if (braces) {
    const [found, name = ''] = braces
    const [start, end] = [braces.index, braces.index + found.length]
    return { code: 'rule-braces', params: { found, suggestion: name }, start, end, fix: name }
  }
  return undefined
}

function following(text: string): string[] | undefined {
  const [, first = '', sign, second = ''] = FOLLOWS.exec(text) ?? []
  if (sign === undefined) return undefined
  const [last = ''] = first.split(/&&|\|\||[()且或]|\b(?:and|or)\b/i).slice(-1)
  return sign !== '=>' || COMPARES.test(last) ? [first, second] : undefined
}

function implication(text: string, outside: string, [first = '', second = '']: string[]): SyntaxProblem {
  const at = outside.indexOf(first)
  const written = (part: string, from: number) =>
    text.slice(outside.indexOf(part, from), outside.indexOf(part, from) + part.length).trim()
  const params = { when: written(first, 0), check: written(second, at + first.length) }
  return { code: 'rule-implication', params, start: 0, end: text.length }
}
