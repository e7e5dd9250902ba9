import { expect, test } from 'vitest'
import { rememberedPair } from './remembered-pair.ts'

test('each pair is made once, in either order its own, also where nothing comes of it', () => {
  const [a, b] = [{ name: 'a' }, { name: 'b' }]
  const made: string[] = []
  const of = rememberedPair((one: { name: string }, other: { name: string }) => {
    made.push(one.name + other.name)
    return one === other ? undefined : made.at(-1)
  })
  expect([of(a, b), of(b, a), of(a, a), of(a, b), of(a, a)]).toEqual(['ab', 'ba', undefined, 'ab', undefined])
  expect(made).toEqual(['ab', 'ba', 'aa'])
  expect(of({ name: 'a' }, b)).toBe('ab')
  expect(made).toHaveLength(4)
})

test('what follows from the pair is passed on, and what could not be made is tried again', () => {
  const [a, b] = [{}, {}]
  let times = 0
  const of = rememberedPair((_one: object, _other: object, word: string) => {
    if (++times === 1) throw new RangeError('not yet')
    return word
  })
  expect(() => of(a, b, 'first')).toThrow('not yet')
  expect(of(a, b, 'second')).toBe('second')
  expect(of(a, b, 'third')).toBe('second')
})
