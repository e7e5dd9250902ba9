import { EXPRESSION_TOKEN } from '../model/expression-token.ts'
import type { Names } from './names.ts'

/** A token of a sentence: its code in the expression, the words for it, and its kind. */
export interface SentenceToken {
  readonly code: string
  readonly words: string
  readonly kind:
    | 'field'
    | 'param'
    | 'column'
    | 'function'
    | 'operator'
    | 'option'
    | 'literal'
    | 'name'
    | 'space'
    | 'bracket'
  /** Pointer of the field or parameter that it names. */
  readonly pointer?: string
}

/**
 * An expression word for word: fields by label in 「」, parameters in 【】, operators and functions by name.
 * Spaces are kept, so that parsing it gives the same text.
 * @param isOfRows uses the special wording for conditions on all rows of a table
 */
export function wordForWord(expression: string, names: Names, isOfRows = true): readonly SentenceToken[] {
  const tokens: SentenceToken[] = []
  if (!isOfRows) return plainTokens(expression, names)
  let at = 0
  for (const { start, end, said } of rowsIn(expression, names)) {
    tokens.push(...plainTokens(expression.slice(at, start), names), ...said)
    at = end
  }
  return [...tokens, ...plainTokens(expression.slice(at), names)]
}

/** Conditions on all rows of a table in an expression, with their wording. */
export function rowsIn(
  expression: string,
  names: Names,
): readonly { readonly start: number; readonly end: number; readonly said: readonly SentenceToken[] }[] {
  return [...expression.matchAll(OF_ROWS)].flatMap((match) => {
    const said = sumTokens(match, names) ?? eachTokens(match, names)
    return said ? [{ start: match.index, end: match.index + match[0].length, said }] : []
  })
}

/**
 * The sum of a column, over all rows or those where it is filled in; a comparison or value in each row; a
 * column with distinct values.
 */
const OF_ROWS = new RegExp(
  [
    String.raw`\bsum\((?<list>[A-Za-z_][\w.]*)\.map\(r, (?<filled>has\(r\.(?<guarded>\w+)\), )?r\.(?<key>\w+)\)\)`,
    String.raw`\bunique\((?<differing>[A-Za-z_][\w.]*)\.map\(r, r\.(?<unique>\w+)\)\)`,
    String.raw`\b(?<table>[A-Za-z_][\w.]*)\.all\(r, (?:has\(r\.(?<has>\w+)\)|r\.(?<one>\w+) (?<operator>[<>]=?|[!=]=) (?:r\.(?<other>\w+)|(?<number>\d+(?:\.\d+)?)))\)`,
  ].join('|'),
  'g',
)

/** A column of a table with its own title. */
function ownColumn(
  list: string,
  key: string,
  names: Names,
): { rows: SentenceToken; column: SentenceToken } | undefined {
  const found = names.longest(list)
  const column = names.rowColumns.find((one) => one.column?.rows.code === list && one.column.key === key)
  const title = column?.column?.title ?? ''
  if (found?.rest !== '' || names.columnsOf(list).get(title) !== key) return undefined
  const words = names.vocabulary.mark({ words: title, mark: 'column' })
  return {
    rows: {
      code: list,
      words: names.vocabulary.mark(found.named),
      kind: 'field',
      pointer: found.named.pointer,
    },
    column: { code: `.${key}`, words, kind: 'column' },
  }
}

/** The wording of a condition on each row. */
function eachTokens({ groups = {} }: RegExpMatchArray, names: Names): SentenceToken[] | undefined {
  const { vocabulary } = names
  const { each, all, own, every, unique } = vocabulary.rowEach
  const { table = groups.differing, has, one = has ?? groups.unique, operator, other, number } = groups
  const first = table === undefined || one === undefined ? undefined : ownColumn(table, one, names)
  if (!first || each === undefined) return undefined
  const token = (code: string, words: string): SentenceToken => ({ code, words, kind: 'name' })
  if (groups.unique !== undefined)
    return [token('unique(', ''), first.rows, token('.map(r, r', every!), first.column, token('))', unique!)]
  const before = [first.rows, token(has === undefined ? '.all(r, r' : '.all(r, has(r', each), first.column]
  if (has !== undefined)
    return [...before, token('))', all! + vocabulary.word('calls', 'has:1')!.replace('{1}', ''))]
  const second = other === undefined ? undefined : ownColumn(table!, other, names)
  if (other !== undefined && !second) return undefined
  return [
    ...before,
    token(' ', all!),
    { code: `${operator} `, words: vocabulary.word('operators', operator!)!, kind: 'operator' },
    ...(second
      ? [token('r', own!), second.column]
      : [{ ...token(number!, number!), kind: 'literal' as const }]),
    token(')', ''),
  ]
}

/** The wording of such a sum; `undefined` if the column has no title of its own. */
function sumTokens({ 0: whole, groups = {} }: RegExpMatchArray, names: Names): SentenceToken[] | undefined {
  const { list, filled = '', guarded = '', key = '' } = groups
  if (list === undefined) return undefined
  const own = ownColumn(list, key, names)
  if (!own || (filled !== '' && guarded !== key)) return undefined
  const { open, each, close } = names.vocabulary.rowSum(filled !== '')
  const end = `.${key}))`
  const between = whole.slice('sum('.length + list.length, -end.length)
  return [
    { code: 'sum(', words: open, kind: 'function' },
    own.rows,
    { code: between, words: each, kind: 'name' },
    own.column,
    { code: '))', words: close, kind: 'bracket' },
  ]
}

/** A macro with a variable, right before its bracket. */
const GOES_THROUGH = /\.(?:all|exists|exists_one|filter|map)$/

/** What precedes a bracket that accesses an element; a list literal has nothing such before it. */
const IS_ASKED = /[\w)\]]$/

function plainTokens(expression: string, names: Names): SentenceToken[] {
  const { vocabulary } = names
  let end = 0
  return [...expression.matchAll(EXPRESSION_TOKEN)].flatMap((match): SentenceToken[] => {
    const [code, space, text, number, path, operator, bracket] = match
    if (match.index < end) return []
    const index = bracket === '[' ? vocabulary.indexAt(expression.slice(match.index)) : undefined
    if (index !== undefined) {
      end = match.index + index.length
      return [{ code: index, words: vocabulary.word('indexes', index)!, kind: 'name' }]
    }
    const byOwn = bracket === '[' ? /^\[[a-z]\w*\]/.exec(expression.slice(match.index))?.[0] : undefined
    const asked = byOwn === undefined ? undefined : names.behind(byOwn)
    if (asked) {
      end = match.index + asked.code.length
      return [{ code: asked.code, words: vocabulary.mark(asked), kind: 'name' }]
    }
    if (space !== undefined) return [{ code, words: space, kind: 'space' }]
    if (text !== undefined) return [{ code, words: code, kind: text[0] === "'" ? 'option' : 'literal' }]
    if (number !== undefined) return [{ code, words: code, kind: 'literal' }]
    if (path !== undefined) return pathTokens(path, expression.slice(match.index + path.length), names)
    if (operator !== undefined)
      return [{ code, words: vocabulary.word('operators', code) ?? code, kind: 'operator' }]
    if (bracket === '(' && GOES_THROUGH.test(expression.slice(0, match.index)))
      return [{ code, words: vocabulary.word('punctuation', 'each(')!, kind: 'bracket' }]
    if (bracket === '[' && IS_ASKED.test(expression.slice(0, match.index)))
      return [{ code, words: vocabulary.word('punctuation', 'index[') ?? code, kind: 'bracket' }]
    if (bracket !== undefined)
      return [{ code, words: vocabulary.word('punctuation', code) ?? code, kind: 'bracket' }]
    return [{ code, words: code, kind: 'literal' }]
  })
}

function pathTokens(path: string, after: string, names: Names): SentenceToken[] {
  const { vocabulary } = names
  if (path === 'in') return [{ code: path, words: vocabulary.word('operators', path)!, kind: 'operator' }]
  const call = /^\s*\(/.test(after)
  if (path.startsWith('.')) return restTokens(path, call, names)
  const named = call && !path.includes('.') ? undefined : names.longest(path)
  const value = named ? undefined : vocabulary.word('values', path)
  if (value !== undefined) return [{ code: path, words: value, kind: 'literal' }]
  if (named) {
    const { code, pointer, mark = 'field' } = named.named
    const kind = mark === 'years' ? 'param' : mark === 'own' || mark === 'by-own' ? 'name' : mark
    const first: SentenceToken = { code, words: vocabulary.mark(named.named), kind, pointer }
    return [first, ...restTokens(named.rest, call, names, code)]
  }
  const words = call ? vocabulary.word('functions', path) : undefined
  if (words !== undefined) return [{ code: path, words, kind: 'function' }]
  const [name = ''] = path.split('.')
  // a name that would be read as a word or label is quoted
  const said = vocabulary.word('values', name)
  const isWord =
    vocabulary.wordsAt(name).length > 0 ||
    vocabulary.phraseAt(name) ||
    vocabulary.endsWord(name) ||
    names.unmarkedAt(name) ||
    names.options.startsTitle(name)
  const first = said ?? (isWord ? `\`${name}\`` : name)
  return [
    { code: name, words: first, kind: 'name' },
    ...restTokens(path.slice(name.length), call, names, name),
  ]
}

/**
 * The words for an access after a name: `.last` a year, `.filter(` a macro, others a member.
 * @param of the field or row variable before it
 */
function restTokens(rest: string, call: boolean, names: Names, of?: string): SentenceToken[] {
  const keys = rest.split('.').slice(1)
  return keys.map((key, index): SentenceToken => {
    const code = `.${key}`
    const word = names.vocabulary.word(call && index === keys.length - 1 ? 'methods' : 'years', key)
    if (word !== undefined) return { code, words: word, kind: 'name' }
    const plain = index === 0 && of !== undefined && names.ownTitles.isUntitled(of)
    const untitled = plain ? names.vocabulary.word('indexes', code) : undefined
    if (untitled !== undefined) return { code, words: untitled, kind: 'name' }
    const column = names.behind(code)
    const own = index === 0 && of !== undefined ? names.ownTitles.titleOf(of, key) : undefined
    if (column) {
      const words = names.vocabulary.mark(own === undefined ? column : { ...column, words: own })
      return { code, words, kind: 'column' }
    }
    return { code, words: code, kind: 'name' }
  })
}
