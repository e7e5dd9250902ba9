import type { Names } from './names.ts'

/** A piece of a sentence: what the expression says, the words for it, and what kind of thing it is. */
export interface Piece {
  readonly code: string
  readonly words: string
  readonly kind:
    | 'field'
    | 'param'
    | 'function'
    | 'operator'
    | 'option'
    | 'literal'
    | 'name'
    | 'space'
    | 'bracket'
  /** Pointer of the field or parameter that the piece names. */
  readonly pointer?: string
}

/** A place in a sentence whose words mean nothing. */
export interface SentenceProblem {
  readonly start: number
  readonly end: number
  readonly text: string
}

const TOKEN =
  /(\s+)|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(\d+(?:\.\d+)?)|([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(&&|\|\||==|!=|<=|>=|[-+*/%!<>?:])|([()[\]{},.])|([^])/g

/**
 * An expression as the words of a sentence, piece for piece: fields by their labels in 「」, parameters in 【】,
 * options by their titles in “”, operators and functions by their names. Spaces stay, so that the way back
 * gives the same text.
 */
export function sentenceOf(expression: string, names: Names): Piece[] {
  const options = names.optionsIn(expression)
  const { vocabulary } = names
  const pieces = [...expression.matchAll(TOKEN)].flatMap((match): Piece[] => {
    const [code, space, text, number, path, operator, bracket] = match
    if (space !== undefined) return [{ code, words: space, kind: 'space' }]
    if (text !== undefined) {
      const option = options.find((one) => one.const === text.slice(1, -1) && text[0] === "'")
      return [
        option
          ? { code, words: `“${option.title}”`, kind: 'option' }
          : { code, words: code, kind: 'literal' },
      ]
    }
    if (number !== undefined) return [{ code, words: code, kind: 'literal' }]
    if (path !== undefined) return pathPieces(path, expression.slice(match.index + path.length), names)
    if (operator !== undefined)
      return [{ code, words: vocabulary.word('operators', code) ?? code, kind: 'operator' }]
    if (bracket !== undefined)
      return [{ code, words: vocabulary.word('punctuation', code) ?? code, kind: 'bracket' }]
    return [{ code, words: code, kind: 'literal' }]
  })
  return pieces.map((piece, index) => apart(piece, pieces[index - 1], pieces[index + 1]))
}

/** A word that would run into the letters beside it, as in `a==b`, stays the sign that it stands for. */
function apart(piece: Piece, before: Piece | undefined, after: Piece | undefined): Piece {
  if (piece.kind !== 'operator') return piece
  const joins =
    (/^\w/.test(piece.words) && /\w$/.test(before?.words ?? '')) ||
    (/\w$/.test(piece.words) && /^\w/.test(after?.words ?? ''))
  return joins ? { ...piece, words: piece.code } : piece
}

function pathPieces(path: string, after: string, names: Names): Piece[] {
  const { vocabulary } = names
  if (path === 'in') return [{ code: path, words: vocabulary.word('operators', path)!, kind: 'operator' }]
  const value = vocabulary.word('values', path)
  if (value !== undefined) return [{ code: path, words: value, kind: 'literal' }]
  const call = /^\s*\(/.test(after)
  const named = call && !path.includes('.') ? undefined : names.longest(path)
  if (!named) {
    const words = call ? vocabulary.word('functions', path) : undefined
    if (words !== undefined) return [{ code: path, words, kind: 'function' }]
    // a name that would be read as a word of the language is quoted
    return [{ code: path, words: vocabulary.wordAt(path) ? `\`${path}\`` : path, kind: 'name' }]
  }
  const kind = named.named.code.startsWith('params.') ? 'param' : 'field'
  const first: Piece = {
    code: named.named.code,
    words: vocabulary.mark(named.named),
    kind,
    pointer: named.named.pointer,
  }
  return [first, ...restPieces(named.rest, names)]
}

/** `.last` behind a field: the year, in words. */
function restPieces(rest: string, { vocabulary }: Names): Piece[] {
  return rest
    .split('.')
    .slice(1)
    .map((key) => ({
      code: `.${key}`,
      words: vocabulary.word('years', key) ?? `.${key}`,
      kind: 'name' as const,
    }))
}

/** The expression that a sentence says, or the first place whose words mean nothing. */
export function expressionOf(
  sentence: string,
  names: Names,
): { readonly expression: string } | { readonly problem: SentenceProblem } {
  const targets: string[] = []
  const parts: (string | { readonly title: string; readonly start: number })[] = []
  for (let at = 0; at < sentence.length;) {
    const found = readPiece(sentence, at, names)
    if (!found) {
      const end = at + Math.max(1, /^[^\s「【“（(，,]*/.exec(sentence.slice(at))![0].length)
      return { problem: { start: at, end, text: sentence.slice(at, end) } }
    }
    if ('title' in found) parts.push({ title: found.title, start: at })
    else {
      if (found.target !== undefined) targets.push(found.target)
      parts.push(found.code)
    }
    at += found.length
  }
  const options = names.optionsIn(targets.join(' '))
  let expression = ''
  for (const part of parts) {
    if (typeof part === 'string') expression += part
    else {
      const option = options.find((one) => one.title === part.title)
      expression += option ? `'${option.const}'` : JSON.stringify(part.title).replace(/^"|"$/g, "'")
    }
  }
  return { expression }
}

type Read =
  | { readonly code: string; readonly length: number; readonly target?: string }
  | { readonly title: string; readonly length: number }

function readPiece(sentence: string, at: number, names: Names): Read | undefined {
  const rest = sentence.slice(at)
  const { vocabulary } = names
  const marked = vocabulary.markedAt(rest)
  if (marked !== undefined) {
    const named = names.byWords(marked)
    return named && { code: named.code, length: marked.length, target: named.code }
  }
  const title = /^“([^”]*)”/.exec(rest)
  if (title) return { title: title[1]!, length: title[0].length }
  const quoted = /^`([^`]*)`/.exec(rest)
  if (quoted) return { code: quoted[1]!, length: quoted[0].length }
  const word = vocabulary.wordAt(rest)
  if (word) return word
  const plain =
    /^(?:\s+|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\d+(?:\.\d+)?|\.?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*|&&|\|\||==|!=|<=|>=|[-+*/%!<>?:()[\]{},.])/.exec(
      rest,
    )?.[0]
  if (plain !== undefined) {
    const target = /^[A-Za-z]/.test(plain) ? plain : undefined
    return { code: plain, length: plain.length, ...(target === undefined ? {} : { target }) }
  }
  const sign = vocabulary.signAt(rest)
  return sign === undefined ? undefined : { code: sign, length: 1 }
}

/** The words of pieces, one after the other. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ words }) => words).join('')
}
