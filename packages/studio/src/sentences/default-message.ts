import type { FormFile } from '@formwright/definition'
import type { WrittenRule } from '../edits/rules.ts'
import { formText } from '../kinds/form-text.ts'
import type { Names } from './names.ts'
import { sentenceOf } from './sentence.ts'
import type { SentenceToken } from './word-for-word.ts'

/**
 * The default message of a rule: its check as a sentence, without signs around names and without variable
 * names, and with units after numbers.
 */
export function defaultMessage(check: string, names: Names, form: Pick<FormFile, 'language'>): string {
  const said = withUnits(withoutVariables(sentenceOf(check, names), names), names)
  const words = withConversions(said, names)
    .map((token) =>
      token.kind === 'option' || token.kind === 'literal'
        ? token.words
        : names.vocabulary.unmarked(token.words),
    )
    .join('')
    .replaceAll(/(?<=[^\x20-\x7e]) (?=[^\x20-\x7e])/g, '')
    .replaceAll(CALCULATES, hasOwnBrackets(names) ? '$1' : ' $1 ')
    .replaceAll(/[{}]/g, '')
  return formText(form, 'must-hold', words)
}

/** An arithmetic sign; set without spaces in languages with brackets of their own. */
const CALCULATES = / ?([÷×\uff0b\uff0d]) ?/g
const hasOwnBrackets = ({ vocabulary }: Names) => vocabulary.word('punctuation', '(') !== undefined

/** Puts the unit of a conversion in brackets, as people write it: (converted into km). */
function withConversions(tokens: readonly SentenceToken[], { vocabulary }: Names): readonly SentenceToken[] {
  const open = vocabulary.word('punctuation', '(') ?? ' ('
  const close = vocabulary.word('punctuation', ')') ?? ')'
  const isIn = (at: number) => {
    const [words, unit, end] = tokens.slice(at, at + 3)
    const isCalled = words?.kind === 'function' && words.code === '' && unit?.kind === 'literal'
    return isCalled && UNIT.test(unit.code) && end?.code === ')' && tokens.slice(0, at).some(isConversion)
  }
  return tokens.map((token, at) => {
    if (isIn(at)) return { ...token, words: `${open}${token.words.trimStart()}` }
    if (isIn(at - 1)) return { ...token, words: UNIT.exec(token.words)?.[1] ?? token.words }
    return isIn(at - 2) ? { ...token, words: close } : token
  })
}

const UNIT = /^['"](.+)['"]$/
const isConversion = ({ kind, code }: SentenceToken) => kind === 'function' && code === 'convert('

/** The names of the brackets around what is said of each entry. */
const EACH = ['each(', 'each)']

/** Leaves out the variable that stands for each entry: (金额大于 5), without r. */
function withoutVariables(tokens: readonly SentenceToken[], names: Names): readonly SentenceToken[] {
  const { vocabulary } = names
  const each = vocabulary.word('punctuation', 'each(')
  const said: SentenceToken[] = []
  const open: (string | undefined)[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!
    const variable = token.words === each ? tokens[at + 1]?.code : undefined
    if (variable !== undefined && tokens[at + 2]?.code === ',') {
      open.push(variable)
      said.push({ ...token, code: EACH[0]!, words: vocabulary.word('punctuation', '(') ?? '(' })
      at += tokens[at + 3]?.kind === 'space' ? 3 : 2
    } else if (token.kind === 'name' && open.includes(token.code)) {
      const column = tokens[at + 1]
      if (column?.kind !== 'column') continue
      said.push({ ...column, words: names.behind(column.code)?.words ?? column.words })
      at++
    } else if (token.code === '(') {
      open.push(undefined)
      said.push(token)
    } else if (token.code === ')') {
      const isOfEach = open.pop() !== undefined
      said.push(isOfEach ? { ...token, code: EACH[1]! } : token)
    } else said.push(token)
  }
  return said
}

const COMPARES = /^\s*(?:[<>]=?|[!=]=)\s*$/
const NUMBER = /^\d+(?:\.\d+)?$/

/** Adds the unit to a number that is compared with a value in that unit. */
function withUnits(tokens: readonly SentenceToken[], names: Names): readonly SentenceToken[] {
  const parted = (token: SentenceToken) =>
    token.code === '&&' || token.code === '||' || EACH.includes(token.code)
  const clauses: SentenceToken[][] = [[]]
  for (const token of tokens) {
    if (parted(token)) clauses.push([token], [])
    else clauses.at(-1)!.push(token)
  }
  return clauses.flatMap((clause) => {
    const at = clause.findIndex(({ kind, code }) => kind === 'operator' && COMPARES.test(code))
    const sides = [clause.slice(0, at), clause.slice(at + 1)]
    return clause.map((token, index) => {
      if (at < 0 || token.kind !== 'literal' || !NUMBER.test(token.code) || token.code === '0') return token
      const [own, other] = index < at ? sides : [sides[1], sides[0]]
      const isAlone = own!.every((one) => one === token || one.kind === 'space' || one.words === '')
      const unit = isAlone ? unitOf(other!, names) : undefined
      if (unit === undefined) return token
      return { ...token, words: unit === '%' ? `${token.words}%` : `${token.words} ${unit}` }
    })
  })
}

/** Functions with a result in per cent, and functions that keep the unit of their argument. */
const SHARES = /^(?:percent|growth|cagr)$/
const KEEPING = /^(?:sum|average|max|min|abs|round|map|all|has)$/

/** The unit of the value compared with a number, if it is unambiguous. */
function unitOf(tokens: readonly SentenceToken[], names: Names): string | undefined {
  const code = tokens.map((token) => token.code).join('')
  const called = [...code.matchAll(/([A-Za-z]\w*)\(/g)].map(([, name]) => name!)
  if (called.length === 1 && SHARES.test(called[0]!)) return '%'
  if (/[*/%?]/.test(code) || !called.every((name) => KEEPING.test(name))) return undefined
  const units = tokens.flatMap(({ kind, code: name }) => {
    if (kind === 'field' || kind === 'param') return [names.unitOf(name)]
    if (kind !== 'column') return []
    return names.rowColumns.filter(({ column }) => `.${column!.key}` === name).map(({ unit }) => unit)
  })
  // a table of rows has no unit
  const known = new Set(units.filter((unit) => unit !== undefined))
  return known.size === 1 ? [...known][0] : undefined
}

/** A rule with a default message if it has a check but no message. */
export function withMessage<Rule extends Pick<WrittenRule, 'check' | 'message'>>(
  rule: Rule,
  names: Names,
  form: Pick<FormFile, 'language'>,
): Rule {
  const { check, message } = rule
  if (check === undefined || message !== undefined) return rule
  return { ...rule, message: defaultMessage(check, names, form) }
}
