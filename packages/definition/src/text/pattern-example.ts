import { compilePattern } from './pattern.ts'

const known = new Map<string, string | undefined>()

/** A text that a pattern lets through, to be shown as an example; `undefined` where none is easily made. */
export function patternExample(source: string): string | undefined {
  if (!known.has(source)) known.set(source, made(source))
  return known.get(source)
}

function made(source: string): string | undefined {
  const compiled = compilePattern(source)
  if (typeof compiled === 'string') return undefined
  try {
    const reader = new PatternReader(source)
    const text = reader.alternatives()
    return reader.isAtEnd && text.trim() === text && text !== '' && compiled.test(text) ? text : undefined
  } catch {
    return undefined
  }
}

/** Reads a regular expression and writes the shortest text of it, with letters and digits in their order. */
class PatternReader {
  readonly #letters: readonly string[]
  #at = 0
  #counts = new Map<string, number>()

  constructor(source: string) {
    this.#letters = [...source]
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#letters.length
  }

  /** The first of alternatives. */
  alternatives(): string {
    const first = this.#sequence()
    while (this.#peek() === '|') {
      this.#at++
      this.#sequence()
    }
    return first
  }

  #sequence(): string {
    let text = ''
    while (!this.isAtEnd && this.#peek() !== '|' && this.#peek() !== ')') text += this.#piece()
    return text
  }

  #piece(): string {
    const begun = this.#at
    const once = this.#atom()
    const end = this.#at
    const times = this.#least()
    const after = this.#at
    if (times === 0) return ''
    let text = once
    // each time a letter or digit further
    for (let count = 1; count < times; count++) {
      this.#at = begun
      text += this.#atom()
      this.#at = end
    }
    this.#at = after
    return text
  }

  #atom(): string {
    const letter = this.#next()
    switch (letter) {
      case '^':
      case '$':
        return ''
      case '.':
        return this.#oneOf('a', 'z')
      case '(':
        return this.#group()
      case '[':
        return this.#set()
      case '\\':
        return this.#escaped(this.#next())
      default:
        return letter
    }
  }

  #group(): string {
    if (this.#peek() === '?') {
      this.#at++
      // a name, or a group that is not remembered; what looks around is not followed
      if (this.#next() !== ':') throw new Error('not followed')
    }
    const text = this.alternatives()
    if (this.#next() !== ')') throw new Error('no end')
    return text
  }

  /** What is first in brackets: of a range, the next of it. */
  #set(): string {
    if (this.#peek() === '^') throw new Error('not followed')
    const first = this.#next()
    const from = first === '\\' ? this.#escaped(this.#next()) : first
    const isRange = this.#peek() === '-' && this.#letters[this.#at + 1] !== ']'
    const to = isRange ? (this.#letters[this.#at + 1] ?? from) : from
    while (this.#peek() !== ']') if (this.#next() === '\\') this.#at++
    this.#at++
    return isRange ? this.#oneOf(from, to) : from
  }

  #escaped(letter: string): string {
    if (letter === 'd') return this.#oneOf('0', '9')
    if (letter === 'w') return this.#oneOf('a', 'z')
    if (letter === 's') return ' '
    if (letter === 'b') return ''
    if (/[A-Za-z]/.test(letter)) throw new Error('not followed')
    return letter
  }

  /** The next letter of a range, from its beginning again after its end; a number begins with 1. */
  #oneOf(from: string, to: string): string {
    const count = this.#counts.get(from) ?? (from === '0' && to > '0' ? 1 : 0)
    this.#counts.set(from, count + 1)
    const [first, last] = [from.codePointAt(0)!, to.codePointAt(0)!]
    return String.fromCodePoint(first + (count % (last - first + 1)))
  }

  /** How often something stands at least. */
  #least(): number {
    const letter = this.#peek()
    if (letter === '{') {
      const end = this.#letters.indexOf('}', this.#at)
      const [least = ''] = this.#letters
        .slice(this.#at + 1, end)
        .join('')
        .split(',')
      this.#at = end + 1
      return Math.min(Number(least), LONGEST)
    }
    if (letter !== '?' && letter !== '*' && letter !== '+') return 1
    this.#at++
    return letter === '+' ? 1 : 0
  }

  #peek(): string | undefined {
    return this.#letters[this.#at]
  }

  #next(): string {
    const letter = this.#letters[this.#at++]
    if (letter === undefined) throw new Error('no end')
    return letter
  }
}

/** Longer examples tell nobody anything; they fail the pattern and are not shown. */
const LONGEST = 40
