import { expect, test } from 'vitest'
import fc from 'fast-check'
import type { FileMap } from '@formwright/definition'
import { joinFile } from './join-files.ts'
import { mergeJson } from './merge-json.ts'

const base = `{
  "title": "表",
  "properties": {
    "a": { "title": "甲" },
    "b": { "title": "乙" }
  },
  "required": ["a", "b"]
}
`
const by = (...changes: readonly (readonly [from: string, to: string])[]) =>
  changes.reduce((text, [from, to]) => text.replace(from, to), base)

test.each([
  ['two neighbours', by(['甲', '甲一']), by(['乙', '乙一']), by(['甲', '甲一'], ['乙', '乙一'])],
  [
    'a new member beside a change',
    by(['"乙" }', '"乙" },\n    "c": { "title": "丙" }']),
    by(['乙', '乙一']),
    by(['"乙" }', '"乙一" },\n    "c": { "title": "丙" }']),
  ],
  [
    'a list that only one changed',
    by(['"a", "b"', '"a"']),
    by(['表', '新表']),
    by(['"a", "b"', '"a"'], ['表', '新表']),
  ],
  [
    'a member that one replaced and the other only wrote in another order',
    by(['{ "title": "乙" }', '"乙"']),
    by(['"title": "表",\n  "properties"', '"properties"'], ['["a", "b"]', '["a", "b"],\n  "title": "表"']),
    by(
      ['"title": "表",\n  "properties"', '"properties"'],
      ['["a", "b"]', '["a", "b"],\n  "title": "表"'],
      ['{ "title": "乙" }', '"乙"'],
    ),
  ],
  ['the same twice', by(['甲', '甲一']), by(['甲', '甲一']), by(['甲', '甲一'])],
])('%s: both stay, and what others wrote is as they wrote it', (_what, own, theirs, expected) => {
  expect(mergeJson(base, own, theirs)).toBe(expected)
})

test.each([
  ['one place to two values', by(['甲', '甲一']), by(['甲', '甲二'])],
  ['what one changed and the other took away', by(['甲', '甲一']), by(['    "a": { "title": "甲" },\n', ''])],
  ['what is no JSON', by(['甲', '甲一']), '{'],
])('%s: nothing is joined', (_what, own, theirs) => {
  expect(mergeJson(base, own, theirs)).toBeUndefined()
})

const rule = (id: string, more = '') => `{ "id": "${id}"${more} }`
const rules = (...items: readonly string[]) => `{
  "rules": [
    ${items.join(',\n    ')}
  ]
}
`
const A = rule('a')
const B = rule('b')
const C = rule('c')
const changed = (id: string, to: number) => rule(id, `, "limit": ${to}`)
const three = rules(A, B, C)

test.each([
  [
    'both add at the end',
    rules(A, B, C, rule('d')),
    rules(A, B, C, rule('e')),
    rules(A, B, C, rule('e'), rule('d')),
  ],
  [
    'one adds, the other changes',
    rules(rule('z'), A, B, C),
    rules(A, changed('b', 1), C),
    rules(rule('z'), A, changed('b', 1), C),
  ],
  [
    'one takes away, the other changes another',
    rules(B, C),
    rules(A, B, changed('c', 1)),
    rules(B, changed('c', 1)),
  ],
  [
    'one moves, the other changes another',
    rules(C, A, B),
    rules(A, changed('b', 1), C),
    rules(C, A, changed('b', 1)),
  ],
  [
    'one changes the other’s neighbour at another place',
    rules(A, changed('b', 1), C),
    rules(C, A, B),
    rules(C, A, changed('b', 1)),
  ],
  ['both add the same', rules(A, B, rule('d'), C), rules(A, B, C, rule('d')), rules(A, B, C, rule('d'))],
  ['rows without a name', '[["x"], ["y"]]', '[["x1"], ["y"]]', '[["x1"], ["y"]]'],
])('of a list %s: each stays at its own item', (_what, own, theirs, expected) => {
  expect(mergeJson(own.startsWith('[') ? '[["x"], ["y"]]' : three, own, theirs)).toBe(expected)
})

test.each([
  [
    'one moves what the other changes',
    rules(C, A, B),
    rules(A, B, changed('c', 1)),
    rules(C, A, B),
    rules(A, B, changed('c', 1)),
  ],
  [
    'one takes away what the other changes',
    rules(A, B),
    rules(A, B, changed('c', 1)),
    rules(A, B),
    rules(A, B, changed('c', 1)),
  ],
  [
    'both change one, and others each',
    rules(changed('a', 1), changed('b', 1), C),
    rules(A, changed('b', 2), C, rule('d')),
    rules(changed('a', 1), changed('b', 1), C, rule('d')),
    rules(changed('a', 1), changed('b', 2), C, rule('d')),
  ],
])('of a list %s: it is asked, and only about that place', (_what, own, theirs, mine, other) => {
  expect(mergeJson(three, own, theirs)).toBeUndefined()
  expect(mergeJson(three, own, theirs, 'own')).toBe(mine)
  expect(mergeJson(three, own, theirs, 'theirs')).toBe(other)
})

test('the order in which another wrote the members of a value is no change of it', () => {
  const [before, own, theirs] = ['{"a":{"x":1,"y":2}}', '{"a":3}', '{"a":{"y":2,"x":1}}']
  expect(mergeJson(before, own, theirs)).toBe('{"a":3}')
})

interface Item {
  readonly id: string
  readonly limit: number
}

const lists = fc.uniqueArray(
  fc.record({ id: fc.constantFrom(...'abcdefgh'), limit: fc.integer({ min: 0, max: 3 }) }),
  { selector: ({ id }) => id, maxLength: 8 },
)

test('of random lists each change of one side is there, nothing is there twice, and what both changed is asked', () => {
  fc.assert(
    fc.property(lists, lists, lists, (before, own, theirs) => {
      const texts = [before, own, theirs].map((one) => JSON.stringify(one)) as [string, string, string]
      const merged = (preferred?: 'own' | 'theirs') => {
        const text = mergeJson(...texts, preferred)
        return text === undefined ? undefined : (JSON.parse(text) as Item[])
      }
      const results = [merged(), merged('own'), merged('theirs')]
      for (const result of results)
        expect(new Set(result?.map(({ id }) => id)).size).toBe(result?.length ?? 0)
      if (!results[0]) return
      for (const id of 'abcdefgh') {
        const limit = (list: readonly Item[]) => list.find((one) => one.id === id)?.limit
        const [was, mine, other] = [before, own, theirs].map(limit)
        expect(mine === was || other === was || mine === other).toBe(true)
        expect(limit(results[0])).toBe(mine === was ? other : mine)
      }
    }),
    { numRuns: 1000 },
  )
})

test('what both wrote at one place is asked about, and lands at no other that looks alike', () => {
  const fields = (description?: string) =>
    JSON.stringify(
      {
        first: { title: '日期', format: 'date' },
        second: { title: '日期', ...(description === undefined ? {} : { description }), format: 'date' },
      },
      null,
      2,
    )
  const [before, own, theirs] = [fields(), fields('我的说明'), fields('对方的说明')].map(
    (text) => new Map([['schema.json', text]]),
  ) as unknown as [FileMap, FileMap, FileMap]
  expect(joinFile('schema.json', { before, own, theirs })).toBeUndefined()
  const settled = joinFile('schema.json', { before, own, theirs }, 'theirs')
  expect(JSON.parse(settled?.text ?? '')).toEqual(JSON.parse(fields('对方的说明')))
})
