import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { diff } from './diff.ts'
import { explainChange } from './sentences.ts'

/** What a change of one field is told as, with what it means for answers. */
function told(before: object, after: object): string[] {
  const [one, other] = [before, after].map((schema) =>
    bundleOf({ fields: { field: { title: '栏', ...schema } } }),
  )
  return diff(one!, other!).map((change) => `${change.class}: ${explainChange(change)}`)
}

const named = (entries: object) => ({ type: 'object', patternProperties: { '^W\\d+$': entries } })
const number = (title: string) => ({ type: 'number', title })
const tuple = (...items: object[]) => ({ type: 'array', prefixItems: items, items: false })
const free = (entries: unknown, maxLength = 10) => ({
  type: 'object',
  additionalProperties: entries,
  propertyNames: { maxLength },
})
const text = { type: 'string' }

test.each<[string, object, object, string[]]>([
  [
    'a stricter limit of what is named freely',
    named({ type: 'number', maximum: 100 }),
    named({ type: 'number', maximum: 50 }),
    ['choice: 栏目“栏”的上限由 100 改为 50'],
  ],
  [
    'a wider one',
    named({ type: 'number', maximum: 100 }),
    named({ type: 'number', maximum: 500 }),
    ['safe: 栏目“栏”的上限由 100 改为 500'],
  ],
  [
    'other names',
    named({ type: 'number' }),
    { type: 'object', patternProperties: { '^V': { type: 'number' } } },
    ['loses-answers: 栏目“栏”的按名称另填的内容有改动', 'choice: 栏目“栏”的按名称另填的内容有改动'],
  ],
  ['entries that are refused', free(text), free(false), ['loses-answers: 栏目“栏”的可另填的内容有改动']],
  ['shorter names', free(text), free(text, 5), ['choice: 栏目“栏”的名称的要求有改动']],
  [
    'a place that goes',
    tuple(number('经度'), number('纬度')),
    tuple(number('经度')),
    ['loses-answers: “栏｜纬度”这一格取消'],
  ],
  [
    'a place that comes',
    tuple(number('经度')),
    tuple(number('经度'), number('纬度')),
    ['choice: “栏｜纬度”新增一格'],
  ],
])('%s', (_, before, after, expected) => {
  expect(told(before, after)).toEqual(expected)
})

test('places that change with each other do not mean the same', () => {
  const changes = told(tuple(number('经度'), number('纬度')), tuple(number('纬度'), number('经度')))
  expect(changes).toContain('choice: 栏目“栏”的前几项的内容有改动')
})

test('a unit of yearly values that have their own loses no answers', () => {
  const yearly = (own: object) =>
    bundleOf({
      edition: { years: { report: [2024, 2025] } },
      fields: {
        income: {
          title: '收入',
          type: 'object',
          'x-annual': 'report',
          additionalProperties: { type: 'number', 'x-unit': '万元' },
          ...own,
        },
      },
    })
  const changes = diff(yearly({}), yearly({ 'x-unit': '亿元' }))
  expect(changes.map((change) => change.class)).not.toContain('loses-answers')
  expect(changes.length).toBeGreaterThan(0)
})
