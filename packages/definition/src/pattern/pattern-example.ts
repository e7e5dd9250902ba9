import { remembered } from '../cache/remembered.ts'
import { compilePattern } from './compile-pattern.ts'
import type { PatternNode } from './pattern-node.ts'
import { readPattern } from './read-pattern.ts'

/** An example text that matches a pattern; `undefined` if none is easy to find. */
export const patternExample: (source: string) => string | undefined = remembered(1000, made)

function made(source: string): string | undefined {
  const compiled = compilePattern(source)
  if (typeof compiled === 'string') return undefined
  const text = new ExampleWriter().text(readPattern(source))
  return text !== undefined && text.trim() === text && text !== '' && compiled.test(text) ? text : undefined
}

/** Longer examples tell nobody anything; they fail the pattern and are not shown. */
const LONGEST = 40

/** Writes the shortest text of a pattern, with letters and digits in their order. */
class ExampleWriter {
  readonly #counts = new Map<number, number>()

  /** `undefined` if a character is only given by exclusion. */
  text(node: PatternNode): string | undefined {
    switch (node.kind) {
      case 'assertion':
        return ''
      case 'characters':
        return node.range && this.#oneOf(...node.range)
      case 'choice':
        return this.text(node.of[0]!)
      case 'sequence':
        return this.#all(node.of)
      case 'repeat':
        return this.#all(Array.from({ length: Math.min(node.least, LONGEST) }, () => node.of))
    }
  }

  #all(nodes: readonly PatternNode[]): string | undefined {
    let text = ''
    for (const node of nodes) {
      const next = this.text(node)
      if (next === undefined) return undefined
      text += next
      if (text.length > LONGEST) return text
    }
    return text
  }

  /** The next character of a range, from its beginning again after its end; a number begins with 1. */
  #oneOf(first: number, last: number): string {
    if (first === last) return String.fromCodePoint(first)
    const count = this.#counts.get(first) ?? (first === ZERO ? 1 : 0)
    this.#counts.set(first, count + 1)
    return String.fromCodePoint(first + (count % (last - first + 1)))
  }
}

const ZERO = 0x30
