import {
  createScanner,
  findNodeAtLocation,
  findNodeAtOffset,
  getNodePath,
  getNodeValue,
  parseTree,
} from 'jsonc-parser'
import type { Node, ParseError } from 'jsonc-parser'
import { plainJson } from './plain-json.ts'
import { joinPointer, splitPointer } from './pointer.ts'
import { describeSyntax } from './syntax.ts'
import type { SyntaxProblem } from './syntax.ts'

/** A place in a file's text; line and column count from 1, as editors show them. */
export interface Position {
  readonly line: number
  readonly column: number
  readonly offset: number
  readonly length: number
}

/** Deeper than any definition nests; recursive readers never see more. */
export const MAX_DEPTH = 200

/** Longer than any text, name or expression of a definition. */
export const LONGEST_TEXT = 100_000

const OPEN_BRACE = 1
const CLOSE_BRACE = 2
const OPEN_BRACKET = 3
const CLOSE_BRACKET = 4
const TEXT = 10
const END = 17

/**
 * A parsed JSON file: text, value, and the position of each node. Reading never throws; errors are in
 * `problems`, and then `value` is `undefined`.
 */
export class JsonSource {
  readonly file: string
  readonly text: string
  readonly problems: readonly SyntaxProblem[]
  readonly value: unknown
  /** The syntax tree with positions, parsed lazily. */
  #tree: { readonly root: Node | undefined } | undefined
  #lines: number[] | undefined

  /** @param longest characters of a text at most; any number in files of answers */
  constructor(file: string, text: string, longest = Number.POSITIVE_INFINITY) {
    this.file = file
    this.text = text.startsWith('\uFEFF') ? text.slice(1) : text
    const plain = plainJson(this.text, { depth: MAX_DEPTH, text: longest })
    this.problems = plain ? [] : this.#wrong(longest)
    // the slower parser reads what the fast path did not accept
    this.value = this.problems.length > 0 ? undefined : plain ? plain.value : getNodeValue(this.#root!)
  }

  /** Problems of a text that the fast path did not accept. */
  #wrong(longest: number): readonly SyntaxProblem[] {
    const bomb = findBomb(this.text, longest)
    if (bomb) {
      this.#tree = { root: undefined }
      return [bomb]
    }
    const { root, errors } = treeOf(this.text)
    this.#tree = { root }
    return errors.length > 0 ? [describeSyntax(this.text, errors[0]!)] : duplicateKeys(root)
  }

  get #root(): Node | undefined {
    return (this.#tree ??= treeOf(this.text)).root
  }

  /** Position of the value at a pointer, or of the nearest existing ancestor. */
  positionOf(pointer: string): Position {
    const node = this.#nodeAt(pointer)
    return node ? this.positionAt(node.offset, node.length) : this.positionAt(0, 0)
  }

  /** Position of a property's key (for array items, of the value). */
  keyPositionOf(pointer: string): Position {
    const node = this.#nodeAt(pointer)
    const key = node?.parent?.type === 'property' ? node.parent.children?.[0] : node
    return key ? this.positionAt(key.offset, key.length) : this.positionAt(0, 0)
  }

  /** Where characters `start` to `end` of the string at a pointer stand, escapes taken into account. */
  positionInString(pointer: string, start: number, end: number): Position {
    return this.#positionIn(this.#nodeAt(pointer), start, end) ?? this.positionOf(pointer)
  }

  /** Where characters `start` to `end` of the key at a pointer stand, escapes taken into account. */
  positionInKey(pointer: string, start: number, end: number): Position {
    const property = this.#nodeAt(pointer)?.parent
    const key = property?.type === 'property' ? property.children?.[0] : undefined
    return this.#positionIn(key, start, end) ?? this.keyPositionOf(pointer)
  }

  #positionIn(node: Node | undefined, start: number, end: number): Position | undefined {
    if (node?.type !== 'string') return undefined
    const raw = this.text.slice(node.offset + 1, node.offset + node.length - 1)
    const from = rawIndex(raw, start)
    return this.positionAt(node.offset + 1 + from, Math.max(1, rawIndex(raw, end) - from))
  }

  /** The pointer of the node at an offset of the text; for a key, that of its value. */
  pointerAt(offset: number): string {
    const node = this.#root && findNodeAtOffset(this.#root, offset)
    return node ? joinPointer(getNodePath(node)) : ''
  }

  positionAt(offset: number, length: number): Position {
    this.#lines ??= lineStarts(this.text)
    let low = 0
    let high = this.#lines.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#lines[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - this.#lines[low]! + 1, offset, length }
  }

  #nodeAt(pointer: string): Node | undefined {
    if (!this.#root) return undefined
    const path = splitPointer(pointer)
    for (let length = path.length; length >= 0; length--) {
      const found = findNodeAtLocation(this.#root, segments(this.#root, path.slice(0, length)))
      if (found) return found
    }
    return undefined
  }
}

function treeOf(text: string): { readonly root: Node | undefined; readonly errors: readonly ParseError[] } {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, {
    disallowComments: true,
    allowTrailingComma: false,
    allowEmptyContent: false,
  })
  return { root, errors }
}

/** Array indexes must be numbers for jsonc-parser; a pointer does not tell them from keys, the tree does. */
function segments(root: Node, path: string[]): (string | number)[] {
  const result: (string | number)[] = []
  let node: Node | undefined = root
  for (const key of path) {
    const segment: string | number = node?.type === 'array' ? Number(key) : key
    result.push(segment)
    node = node && findNodeAtLocation(node, [segment])
  }
  return result
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function rawIndex(raw: string, index: number): number {
  let at = 0
  for (let count = 0; count < index && at < raw.length; count++) {
    at += raw[at] !== '\\' ? 1 : raw[at + 1] === 'u' ? 6 : 2
  }
  return at
}

/**
 * Measures nesting and text length with the scanner, without recursion, before a recursive parser sees the
 * text.
 */
function findBomb(text: string, longest: number): SyntaxProblem | undefined {
  const scanner = createScanner(text, true)
  let depth = 0
  for (let token: number = scanner.scan(); token !== END; token = scanner.scan()) {
    if (token === OPEN_BRACE || token === OPEN_BRACKET) depth++
    else if (token === CLOSE_BRACE || token === CLOSE_BRACKET) depth--
    if (depth > MAX_DEPTH) {
      return { code: 'json-too-deep', offset: scanner.getTokenOffset(), length: 1, detail: String(MAX_DEPTH) }
    }
    if (token === TEXT && scanner.getTokenLength() > longest) {
      return { code: 'json-text-long', offset: scanner.getTokenOffset(), length: 1, detail: String(longest) }
    }
  }
  return undefined
}

function duplicateKeys(root: Node | undefined): SyntaxProblem[] {
  const problems: SyntaxProblem[] = []
  const pending: Node[] = root ? [root] : []
  while (pending.length > 0) {
    const node = pending.pop()!
    const seen = new Map<string, number>()
    for (const child of node.children ?? []) {
      if (child.type !== 'property') pending.push(child)
      else {
        const key = child.children![0]!
        const first = seen.get(key.value as string)
        if (first !== undefined) {
          problems.push({
            code: 'json-duplicate-key',
            offset: key.offset,
            length: key.length,
            detail: key.value as string,
            other: first,
          })
        } else seen.set(key.value as string, key.offset)
        if (child.children![1]) pending.push(child.children![1])
      }
    }
  }
  return problems.sort((a, b) => a.offset - b.offset)
}
