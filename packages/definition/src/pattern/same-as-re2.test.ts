import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { RE2JS } from 're2js'
import { expect, test } from 'vitest'
import { compilePattern } from './compile-pattern.ts'

const ATOMS = String.raw`a b 1 _ - 晋 😀 ſ K k s \x20 \d \D \w \W \s \S . [a-c] [^a-c] [^a\d] [\W1] []a] [a-]
  [\]a] [[:alpha:]1] [[:^digit:]] \pL [[:punct:]] \P{Lu} \p{^Lu} \p{Han} [\P{Han}a] \x41 \x{6674} \. \0 \12
  \Qa.b\E ^ $ \A \z \b \B { {,3} a{01} ] (?i) (?s) (?m) (?-i)`.split(/\s+/)
const WRONG = String.raw`[[:foo:]] \p{Foo} \8 \Z (?=a) (?<=a) [b-a] (?P<n>a) (?<n>b) (?<é>b) (?x) (?i-) (? \
  [a ( ) \C * {2,1} {1001} ** {500}`.split(/\s+/)
const REPEATS = ['', '', '', '*', '+', '?', '{2}', '{0,2}', '{1,}', '*?', '{0}']

const { pattern } = fc.letrec<{ pattern: string; part: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    { weight: 40, arbitrary: fc.constantFrom(...ATOMS) },
    { weight: 1, arbitrary: fc.constantFrom(...WRONG) },
  ),
  part: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'pattern' },
    { weight: 5, arbitrary: tie('atom') },
    fc
      .tuple(fc.constantFrom('(', '(?:', '(?i:', '(?m-s:'), tie('pattern'))
      .map(([open, inner]) => `${open}${inner})`),
    fc.tuple(tie('pattern'), tie('pattern')).map((both) => both.join('|')),
  ),
  pattern: fc
    .array(
      fc.tuple(tie('part'), fc.constantFrom(...REPEATS)).map((both) => both.join('')),
      { maxLength: 4 },
    )
    .map((parts) => parts.join('')),
}))
const text = fc.string({ unit: fc.constantFrom(...'abcABK1_-晋😀ſks\n ]{.\0\tα\u2028'), maxLength: 9 })

test('patterns are read, refused and found as RE2 does', () => {
  fc.assert(
    fc.property(pattern, fc.array(text, { minLength: 1, maxLength: 8 }), (source, texts) => {
      const ours = compilePattern(source)
      const theirs = byRe2(source)
      if (typeof ours === 'string' || typeof theirs === 'string') expect(ours).toBe(theirs)
      else expect(texts.map((one) => ours.test(one))).toEqual(texts.map((one) => theirs.test(one)))
    }),
    { numRuns: 2000 },
  )
})

test('time is linear in the text, and what is remembered is bounded', () => {
  const compiled = compilePattern('^(a|b|ab|\\S)*c$')
  if (typeof compiled === 'string') throw new Error(compiled)
  const characters = Array.from({ length: 30_000 }, (_, index) =>
    String.fromCodePoint(0x4e00 + (index % 20_000)),
  )
  expect(compiled.test(characters.join(''))).toBe(false)
  expect(compiled.test(`${characters.join('')}c`)).toBe(true)
})

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

test('what is remembered is bounded however large a pattern is, and a larger one is refused', () => {
  const alternatives = (count: number) =>
    `a(?:${Array.from({ length: count }, (_, index) => `.{${999 - index}}`).join('|')})c`
  const compiled = compilePattern(alternatives(15))
  if (typeof compiled === 'string') throw new Error(compiled)
  let seed = 1
  const char = () => ((seed = (seed * 48_271) % 2_147_483_647) % 2 === 0 ? 'a' : 'b')
  const long = Array.from({ length: 2000 }, char).join('')
  collect()
  const before = process.memoryUsage().heapUsed
  expect(compiled.test(long)).toBe(false)
  expect(compiled.test(`${long}c`)).toBe(true)
  collect()
  expect((process.memoryUsage().heapUsed - before) / 2 ** 20).toBeLessThan(60)
  expect(compilePattern(alternatives(40))).toMatch(/expression too large/)
})

function byRe2(source: string): RE2JS | string {
  try {
    return RE2JS.compile(source)
  } catch (error) {
    return (error as Error).message
  }
}
