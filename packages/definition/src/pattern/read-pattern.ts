import { anyOf, escapedClass, characterRange, namedClass, oneCharacter, propertyClass } from './characters.ts'
import type { CharacterClass } from './characters.ts'
import { EDGE, LINE, WORD } from './pattern-node.ts'
import type { CharacterSet, PatternNode, Assertion } from './pattern-node.ts'

/** A pattern that cannot be read; says why as RE2 does. */
export class PatternError extends Error {
  constructor(kind: string, part = '') {
    super(`error parsing regexp: ${kind}${part === '' ? '' : `: \`${part}\``}`)
  }
}

export function readPattern(source: string): PatternNode {
  return new PatternReader(source).whole()
}

/** Maximum repetition count, nested repetitions multiplied. */
const MOST = 1000

/** Maximum nesting depth of groups. */
const DEEPEST = 1000

const assertion = (fits: Assertion['fits']): Assertion => ({ kind: 'assertion', fits })
const atStart = assertion((before) => before === EDGE)
const atEnd = assertion((_, after) => after === EDGE)
const atLineStart = assertion((before) => before === EDGE || before === LINE)
const atLineEnd = assertion((_, after) => after === EDGE || after === LINE)
const atWord = assertion((before, after) => (before === WORD) !== (after === WORD))
const besideWord = assertion((before, after) => (before === WORD) === (after === WORD))

const ASSERTIONS: Readonly<Record<string, Assertion>> = { A: atStart, z: atEnd, b: atWord, B: besideWord }

/** A parsed node, and whether a repetition may follow it: not after another repetition. */
interface Read {
  readonly nodes: PatternNode[]
  /** Where the repetition began that was read last, if nothing stands after it. */
  repeated: number
}

class PatternReader {
  readonly #source: string
  readonly #names = new Set<string>()
  #at = 0
  #depth = 0
  #flags: ReadonlySet<string> = new Set()

  constructor(source: string) {
    this.#source = source
  }

  whole(): PatternNode {
    const node = this.#choice()
    if (this.#more) throw new PatternError('unexpected )', this.#source)
    return node
  }

  #choice(): PatternNode {
    const of = [this.#sequence()]
    while (this.#take('|')) of.push(this.#sequence())
    return of.length === 1 ? of[0]! : { kind: 'choice', of }
  }

  #sequence(): PatternNode {
    const read: Read = { nodes: [], repeated: -1 }
    while (this.#more && !this.#sees('|') && !this.#sees(')')) this.#next(read)
    return read.nodes.length === 1 ? read.nodes[0]! : { kind: 'sequence', of: read.nodes }
  }

  #next(read: Read): void {
    const start = this.#at
    const times = this.#times()
    if (times) this.#repeat(read, start, times)
    else read.nodes.push(...this.#atom())
    read.repeated = times ? start : -1
  }

  /** Gives the least and the most of `*`, `+`, `?`, `{2,5}`. */
  #times(): readonly [number, number] | undefined {
    if (this.#take('*')) return [0, Infinity]
    if (this.#take('+')) return [1, Infinity]
    if (this.#take('?')) return [0, 1]
    const count = this.#match(/\{(0|[1-9]\d*)(?:(,)(0|[1-9]\d*)?)?\}/y)
    if (!count) return undefined
    const least = Number(count[1])
    const most = count[2] === undefined ? least : Number(count[3] ?? Infinity)
    if (least > MOST || (most > MOST && most !== Infinity) || least > most)
      throw new PatternError('invalid repeat count', count[0])
    return [least, most]
  }

  #repeat({ nodes, repeated }: Read, start: number, [least, most]: readonly [number, number]): void {
    this.#take('?') // which of several is found first matters to nobody here
    if (repeated !== -1) throw new PatternError('invalid nested repetition operator', this.#from(repeated))
    const of = nodes.pop()
    if (!of) throw new PatternError('missing argument to repetition operator', this.#from(start))
    const node: PatternNode = { kind: 'repeat', of, least, most }
    if (isTooOften(node, MOST)) throw new PatternError('invalid repeat count', this.#from(start))
    nodes.push(node)
  }

  #atom(): readonly PatternNode[] {
    if (this.#take('^')) return [this.#flags.has('m') ? atLineStart : atStart]
    if (this.#take('$')) return [this.#flags.has('m') ? atLineEnd : atEnd]
    if (this.#take('.')) return [this.#any()]
    if (this.#sees('(')) return this.#group()
    if (this.#sees('[')) return [this.#class()]
    if (this.#take('\\Q')) return this.#quoted()
    const [, assertionName] = this.#match(/\\([AzbB])/y) ?? []
    if (assertionName) return [ASSERTIONS[assertionName]!]
    const one = this.#escapedClass()
    if (one) return [this.#characters([one])]
    return [oneCharacter(this.#code(), this.#flags.has('i'))]
  }

  #any(): CharacterSet {
    const test = this.#flags.has('s') ? () => true : (char: string) => char !== '\n'
    return { kind: 'characters', test, range: [0x61, 0x7a] }
  }

  #characters(classes: readonly CharacterClass[], isNegated = false): CharacterSet {
    return anyOf(classes, isNegated, this.#flags.has('i'))
  }

  /** As it stands, up to `\E`. */
  #quoted(): readonly PatternNode[] {
    const end = this.#source.indexOf('\\E', this.#at)
    const text = this.#source.slice(this.#at, end === -1 ? undefined : end)
    this.#at += text.length + (end === -1 ? 0 : 2)
    return [...text].map((char) => oneCharacter(char.codePointAt(0)!, this.#flags.has('i')))
  }

  /** What stands in brackets; nothing for `(?i)`, which is about what follows. */
  #group(): readonly PatternNode[] {
    const outer = this.#flags
    if (!this.#open()) return []
    if (++this.#depth > DEEPEST) throw new PatternError('expression nests too deeply')
    const node = this.#choice()
    if (!this.#take(')')) throw new PatternError('missing closing )', this.#source)
    this.#depth--
    this.#flags = outer
    // in brackets a repetition may stand after another
    return [node]
  }

  #open(): boolean {
    const start = this.#at
    if (this.#match(/\(\?P?</y)) {
      this.#name(start)
      return true
    }
    if (!this.#match(/\(\?/y)) return this.#take('(')
    const found = this.#match(/([imsU]*)(?:-([imsU]+))?([:)])/y)
    if (!found) throw new PatternError('invalid or unsupported Perl syntax', this.#unknownFlags(start))
    const [, on = '', off = '', end] = found
    this.#flags = new Set([...this.#flags, ...on].filter((flag) => !off.includes(flag)))
    return end === ':'
  }

  /** Up to the character that says nothing. */
  #unknownFlags(start: number): string {
    this.#match(/[imsU]*(?:-[imsU]*)?/y)
    if (this.#more) this.#character()
    return this.#from(start)
  }

  #name(start: number): void {
    const end = this.#source.indexOf('>', this.#at)
    const name = this.#source.slice(this.#at, Math.max(0, end))
    if (!/^\w+$/.test(name))
      throw new PatternError(
        'invalid named capture',
        this.#source.slice(start, end === -1 ? undefined : end + 1),
      )
    if (this.#names.has(name)) throw new PatternError('duplicate capture group name', name)
    this.#names.add(name)
    this.#at = end + 1
  }

  #class(): CharacterSet {
    const start = this.#at
    this.#take('[')
    const isNegated = this.#take('^')
    const classes: CharacterClass[] = []
    do classes.push(this.#classMember(start))
    while (!this.#take(']'))
    return this.#characters(classes, isNegated)
  }

  #classMember(start: number): CharacterClass {
    const whole = this.#match(/\[:(.*?):\]/sy)
    if (whole) {
      const named = namedClass(whole[1]!)
      if (!named) throw new PatternError('invalid character class range', whole[0])
      return named
    }
    const escaped = this.#escapedClass()
    if (escaped) return escaped
    const rangeStart = this.#at
    const first = this.#codeIn(start)
    if (!this.#sees('-') || this.#source[this.#at + 1] === ']') return characterRange(first, first)
    this.#take('-')
    const last = this.#codeIn(start)
    if (last < first) throw new PatternError('invalid character class range', this.#from(rangeStart))
    return characterRange(first, last)
  }

  #codeIn(start: number): number {
    if (!this.#more) throw new PatternError('missing closing ]', this.#from(start))
    return this.#code()
  }

  /** `\d`, `\p{Han}`, `\pL`, `\P{^L}`. */
  #escapedClass(): CharacterClass | undefined {
    const start = this.#at
    const char = this.#match(/\\([dDsSwW])/y)
    if (char) return escapedClass(char[1]!)
    const property = this.#match(/\\[pP]/y)
    if (!property) return undefined
    const [whole, inner] = this.#match(/\{([^}]*)\}|[^{]/suy) ?? []
    const name = inner ?? whole ?? ''
    const isNegated = (property[0] === '\\P') !== name.startsWith('^')
    const found = propertyClass(name.replace(/^\^/, ''), isNegated)
    if (!found)
      throw new PatternError(
        'invalid character class range',
        whole === undefined ? this.#source.slice(start) : this.#from(start),
      )
    return found
  }

  /** The number of a character, written as itself or after a backslash. */
  #code(): number {
    if (!this.#sees('\\')) return this.#character()
    const start = this.#at
    const pair = this.#match(/\\u([\da-fA-F]{4})(?:\\u([\da-fA-F]{4}))?/y)
    if (pair) return this.#unit(pair[1]!, pair[2])
    const code = this.#match(/\\(?:u\{([\da-fA-F]+)\}|x\{([\da-fA-F]+)\}|x([\da-fA-F]{2}))/y)
    if (code) {
      const number = Number.parseInt(
        code.slice(1).find((one) => one !== undefined)!,
        16,
      )
      if (number <= 0x10ffff) return number
      throw new PatternError('invalid escape sequence', code[0])
    }
    const octal = this.#match(/\\(0[0-7]{0,2}|[1-7][0-7]{1,2})/y)
    if (octal) return Number.parseInt(octal[1]!, 8)
    this.#take('\\')
    if (!this.#more) throw new PatternError('trailing backslash at end of expression')
    const char = this.#character()
    const sign = CONTROLS[String.fromCodePoint(char)]
    if (sign !== undefined) return sign
    if (char < 0x80 && !/[0-9A-Za-z]/.test(String.fromCodePoint(char))) return char
    throw new PatternError('invalid escape sequence', this.#from(start))
  }

  /** `\ud83d\ude00` is one character; what stands behind another is read on its own. */
  #unit(first: string, second?: string): number {
    const text = String.fromCharCode(...[first, second ?? ''].map((one) => Number.parseInt(one, 16)))
    const code = text.codePointAt(0)!
    if (second !== undefined && code <= 0xffff) this.#at -= 6
    return code
  }

  #character(): number {
    const code = this.#source.codePointAt(this.#at)!
    this.#at += code > 0xffff ? 2 : 1
    return code
  }

  get #more(): boolean {
    return this.#at < this.#source.length
  }

  #sees(text: string): boolean {
    return this.#source.startsWith(text, this.#at)
  }

  #take(text: string): boolean {
    const sees = this.#sees(text)
    if (sees) this.#at += text.length
    return sees
  }

  #match(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#at
    const found = expression.exec(this.#source)
    if (found) this.#at = expression.lastIndex
    return found ?? undefined
  }

  #from(start: number): string {
    return this.#source.slice(start, this.#at)
  }
}

const CONTROLS: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 }

/** Whether repetitions in each other come to more than a number. */
function isTooOften(node: PatternNode, most: number): boolean {
  if (node.kind === 'characters' || node.kind === 'assertion') return false
  if (node.kind !== 'repeat') return node.of.some((one) => isTooOften(one, most))
  const times = node.most === Infinity ? node.least : node.most
  if (node.most === 0) return false
  return times > most || isTooOften(node.of, times > 1 ? Math.trunc(most / times) : most)
}
