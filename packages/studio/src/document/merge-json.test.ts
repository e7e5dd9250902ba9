import { expect, test } from 'vitest'
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
  ['a list that both lengthened', by(['"a", "b"', '"a", "b", "c"']), by(['"a", "b"', '"a", "b", "d"'])],
  ['what is no JSON', by(['甲', '甲一']), '{'],
])('%s: nothing is joined', (_what, own, theirs) => {
  expect(mergeJson(base, own, theirs)).toBeUndefined()
})

test('the order in which another wrote the members of a value is no change of it', () => {
  const [before, own, theirs] = ['{"a":{"x":1,"y":2}}', '{"a":3}', '{"a":{"y":2,"x":1}}']
  expect(mergeJson(before, own, theirs)).toBe('{"a":3}')
})
