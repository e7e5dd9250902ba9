import { expect, test } from 'vitest'
import { wholeSamples } from './told-samples.ts'

const BASE = {
  firm: { name: '甲', staff: 5 },
  paths: [{ name: '一' }, { name: '二' }, { name: '三' }],
  attachments: [{ name: 'a.pdf' }],
}
const read = (samples: Readonly<Record<string, object>>) => {
  const files = new Map(
    Object.entries({ full: BASE, ...samples }).map(([name, answers]) => [
      `2025/answers/${name}.json`,
      JSON.stringify(answers),
    ]),
  )
  const { files: whole, told, problems } = wholeSamples(files)
  const valueOf = (name: string) => JSON.parse(whole.get(`2025/answers/${name}.json`)!) as unknown
  return { valueOf, told, problems: problems.map(({ code, pointer }) => `${code} ${pointer}`) }
}

test('a sample told as a difference is whole for whoever reads it', () => {
  const { valueOf, problems } = read({
    small: {
      $base: 'full',
      set: { '/firm/staff': 2, '/firm/code': 'x', '/paths/3': { name: '四' } },
      remove: ['/paths/1', '/attachments'],
    },
    // and from one that is told so itself
    smaller: { $base: 'small', set: { '/firm/staff': 1 }, remove: ['/firm/code'] },
  })
  expect(problems).toEqual([])
  const paths = [{ name: '一' }, { name: '三' }, { name: '四' }]
  expect(valueOf('small')).toEqual({ firm: { name: '甲', staff: 2, code: 'x' }, paths })
  expect(valueOf('smaller')).toEqual({ firm: { name: '甲', staff: 1 }, paths })
  expect(valueOf('full')).toEqual(BASE)
})

test('what changes nothing, has no place or goes round in a circle is told', () => {
  expect(read({ a: { $base: 'full', set: { '/firm/staff': 5, '/firma/name': '乙' } } }).problems).toEqual([
    'sample-change-idle /set/~1firm~1staff',
    'sample-change-idle /set/~1firma~1name',
  ])
  expect(read({ a: { $base: 'b' }, b: { $base: 'a' } }).problems).toEqual(['sample-base-circle /$base'])
  expect(read({ a: { $base: 'fill' } }).problems).toEqual(['sample-base-unknown /$base'])
  expect(read({ a: { $base: 'full', sets: {} } }).problems).toEqual(['sample-told-wrong '])
})

test('what is wrong in it is shown where the difference says it, or at the base it starts from', () => {
  const { told } = read({ small: { $base: 'full', set: { '/paths/0': { name: '〇' } } } })
  const source = told.get('2025/answers/small.json')!
  const shown = (pointer: string) => {
    const { offset, length } = source.positionOf(pointer)
    return '{"$base":"full","set":{"/paths/0":{"name":"〇"}}}'.slice(offset, offset + length)
  }
  expect(shown('/paths/0/name')).toBe('"〇"')
  expect(shown('/firm/name')).toBe('"full"')
})
