import { expect, test } from 'vitest'
import { rememberedObject } from './remembered-object.ts'

test('each object is made once, also where nothing comes of it, and an equal one for itself', () => {
  const [a, b] = [{ name: 'a' }, { name: 'b' }]
  const made: string[] = []
  const of = rememberedObject(({ name }: { name: string }) => {
    made.push(name)
    return name === 'b' ? undefined : name
  })
  expect([of(a), of(b), of(a), of(b), of({ name: 'a' })]).toEqual(['a', undefined, 'a', undefined, 'a'])
  expect(made).toEqual(['a', 'b', 'a'])
})

test('what could not be made is tried again', () => {
  let times = 0
  const of = rememberedObject(() => {
    if (++times === 1) throw new RangeError('not yet')
    return 'made'
  })
  const key = {}
  expect(() => of(key)).toThrow('not yet')
  expect(of(key)).toBe('made')
})
