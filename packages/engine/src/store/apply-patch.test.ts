import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyPatch } from './apply-patch.ts'
import { diffBothWays, diffDocuments } from './patch.ts'
import type { Operation } from './patch.ts'

const DOCUMENT = {
  names: ['甲', '乙'],
  text: '丙',
  number: 1,
  nothing: null,
  deep: { a: [{ b: 1 }] },
  '': 0,
  'a/b~': 1,
}
const put = (path: string, value: unknown = 9): Operation => ({ op: 'add', path, value: value as never })
const replace = (path: string): Operation => ({ op: 'replace', path, value: 9 })
const remove = (path: string): Operation => ({ op: 'remove', path })

describe('a JSON Patch', () => {
  test.each<[Operation, unknown]>([
    [put('/names/0'), { ...DOCUMENT, names: [9, '甲', '乙'] }],
    [put('/names/2'), { ...DOCUMENT, names: ['甲', '乙', 9] }],
    [put('/names/-'), { ...DOCUMENT, names: ['甲', '乙', 9] }],
    [put('/01'), { ...DOCUMENT, '01': 9 }],
    [put('/deep/a/0/'), { ...DOCUMENT, deep: { a: [{ b: 1, '': 9 }] } }],
    [put('/a~1b~0'), { ...DOCUMENT, 'a/b~': 9 }],
    [replace('/'), { ...DOCUMENT, '': 9 }],
    [replace('/nothing'), { ...DOCUMENT, nothing: 9 }],
    [replace('/names/1'), { ...DOCUMENT, names: ['甲', 9] }],
    [replace(''), 9],
    [remove('/names/0'), { ...DOCUMENT, names: ['乙'] }],
    [remove('/deep/a/0/b'), { ...DOCUMENT, deep: { a: [{}] } }],
  ])('is applied as RFC 6902 says: %j', (operation, expected) => {
    const before = structuredClone(DOCUMENT)
    expect(applyPatch(before, [operation])).toEqual(expected)
    expect(before).toEqual(DOCUMENT)
  })

  test.each([
    put('/names/01'),
    put('/names/'),
    put('/names/1e0'),
    put('/names/0x1'),
    put('/names/+1'),
    put('/names/ 1'),
    put('/names/-1'),
    put('/names/3'),
    put('/names/99999999999999999999'),
    put('/names/length'),
    put('/names/01/a'),
    put('/text/0'),
    put('/text/length'),
    put('/number/a'),
    put('/nothing/a'),
    put('/missing/a'),
    put('/deep/b/c'),
    put('names'),
    put('/a~2'),
    put('/a~'),
    put('/__proto__/polluted'),
    put('/__proto__'),
    put('/toString/a'),
    replace('/missing'),
    replace('/names/2'),
    replace('/names/-'),
    replace('/names/01'),
    replace('/toString'),
    remove('/missing'),
    remove('/names/-'),
    remove('/names/2'),
    remove('/names/00'),
    remove(''),
    JSON.parse('{"op":"test","path":"/names/0","value":9}'),
    JSON.parse('{"op":"copy","from":"/names","path":"/text"}'),
  ])('that does not fit is refused: %j', (operation) => {
    expect(() => applyPatch(DOCUMENT, [put('/number', 2), operation])).toThrow(RangeError)
    expect(DOCUMENT.number).toBe(1)
  })

  test('leaves what it was given alone, also values that it brought itself, and shares the rest', () => {
    const value = { list: [1] }
    const after = applyPatch(DOCUMENT, [put('/x', value), put('/x/list/0', 0), put('/x/list/-', 2)])
    expect(after).toEqual({ ...DOCUMENT, x: { list: [0, 1, 2] } })
    expect(value).toEqual({ list: [1] })
    expect((after as typeof DOCUMENT).deep).toBe(DOCUMENT.deep)
  })

  test('leads from any document to any other, and back', () => {
    const json = fc.jsonValue({ maxDepth: 4 }).filter((value) => !JSON.stringify(value).includes('__proto__'))
    fc.assert(
      fc.property(json, json, (one, other) => {
        const [before, after] = [one, other].map((value) => JSON.parse(JSON.stringify({ value })) as unknown)
        expect(applyPatch(before, diffDocuments(before, after))).toEqual(after)
        expect(applyPatch(after, diffDocuments(after, before))).toEqual(before)
      }),
    )
  })
})

describe('long lists and many members', () => {
  const numbers = (length: number, start = 0) => Array.from({ length }, (_, index) => start + index)

  test('are patched, and differ, in a moment', () => {
    const long = { x: numbers(60_000) }
    const start = performance.now()
    expect(
      (
        applyPatch(
          long,
          Array.from({ length: 20_000 }, (_, index) => put('/x/-', index)),
        ) as typeof long
      ).x,
    ).toHaveLength(80_000)
    expect(
      (
        applyPatch(
          long,
          Array.from({ length: 300 }, () => put('/x/0', 1)),
        ) as typeof long
      ).x,
    ).toHaveLength(60_300)
    expect(() =>
      applyPatch(
        long,
        Array.from({ length: 20_000 }, () => put('/x/0', 1)),
      ),
    ).toThrow(/as a whole/)
    expect(performance.now() - start).toBeLessThan(5000)
  })

  test('of 200,000 changes are one step', () => {
    const members = (value: number) => ({
      a: 1,
      x: Object.fromEntries(numbers(200_000).map((key) => [`k${key}`, value])),
    })
    // compared by length and identity: comparing 200,000 members takes seconds
    const [step, ...others] = diffDocuments(members(1), members(2))
    expect([step!.op, step!.path, others]).toEqual(['replace', '/x', []])
    const [before, after] = [{ x: numbers(200_000) }, { x: numbers(200_000, 1) }]
    expect(diffDocuments(before, after)).toHaveLength(1)
    expect((applyPatch(before, diffDocuments(before, after)) as typeof after).x).toBe(after.x)
  })

  test('that change in few places are changed there', () => {
    const before = { x: numbers(60_000) }
    expect(diffDocuments(before, { x: [...before.x.slice(0, -2), 7, 8, 9] })).toEqual([
      { op: 'replace', path: '/x/59998', value: 7 },
      { op: 'replace', path: '/x/59999', value: 8 },
      { op: 'add', path: '/x/60000', value: 9 },
    ])
  })
})

test('a difference can be taken back, though the documents are compared once', () => {
  const documents = fc
    .jsonValue({ maxDepth: 4 })
    .filter((value) => !JSON.stringify(value).includes('__proto__'))
  fc.assert(
    fc.property(documents, documents, (before, after) => {
      const { patch, undo } = diffBothWays(before, after)
      expect(patch).toEqual(diffDocuments(before, after))
      expect(applyPatch(applyPatch(before, patch), undo)).toEqual(before)
    }),
  )
})
