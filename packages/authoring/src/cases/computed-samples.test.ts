import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { revise } from '../revise/revise.ts'
import { computedSamples } from './computed-samples.ts'

const number = { type: 'number', title: '数' }
const sample = `{
  "parts": [1, 2],
  "a": 3,
  "b":   4,
  "total": 99,
  "income": { "last": 5, "previous": 4 },
  "rise": 0,
  "born": "2000-03-05", "age": 1,
  "plan": {}
}
`
const files = filesOf({
  years: { recent: [2022, 2023] },
  fields: {
    parts: { type: 'array', title: '份', items: number },
    a: number,
    b: number,
    total: number,
    twice: number,
    income: { type: 'object', title: '收入', 'x-annual': 'recent', additionalProperties: number },
    rise: number,
    born: { type: 'string', format: 'date', title: '出生日期' },
    age: number,
    plan: { type: 'object', title: '计划', properties: { low: number, high: number } },
    goal: {
      type: 'object',
      title: '目标',
      properties: {
        sum: number,
        parts: { type: 'object', title: '分项', properties: { half: number, all: number } },
      },
    },
  },
  rules: [
    { id: 'C-01', compute: 'a + b', at: '/total' },
    { id: 'C-02', compute: 'total * 2', at: '/twice' },
    { id: 'C-03', compute: 'income.last - income.previous', at: '/rise' },
    { id: 'C-05', compute: 'a', at: '/plan/low' },
    { id: 'C-06', compute: 'b', at: '/plan/high' },
    { id: 'C-07', compute: 'total / 2', at: '/goal/parts/half' },
    { id: 'C-08', compute: 'total', at: ['/goal/parts/all', '/goal/sum'] },
    { id: 'C-04', compute: 'yearsBetween(born, window.to)', at: '/age' },
  ],
  edition: {
    window: { from: '2024-01-01', to: '2024-12-31', timeZone: 'Asia/Shanghai', source: '通知' },
  },
} as never)
const path = '2024/answers/sample.json'
const all = new Map(files).set(path, sample)

test('what rules work out is filled into samples, and nothing else of them changes', () => {
  const loaded = parseForm(all, '2024')
  const filled = computedSamples(loaded, compileForm(loaded.bundle!), () => true)
  expect([...filled.keys()]).toEqual([path])
  expect(filled.get(path)).toBe(
    sample
      .replace('"total": 99', '"total": 7')
      .replace('"rise": 0', '"rise": 1')
      .replace('"age": 1,', '"age": 24,')
      .replace(
        '{}\n',
        '{ "low": 3, "high": 4 }, "twice": 14, "goal": {"parts":{"half":3.5,"all":7},"sum":7}\n',
      ),
  )
  // what is right stays as it is
  const again = parseForm(new Map([...all, ...filled]), '2024')
  expect(computedSamples(again, compileForm(again.bundle!), () => true).size).toBe(0)
})

test('an age of a sample follows into the next year', () => {
  const loaded = parseForm(all, '2024')
  const right = new Map([...all, ...computedSamples(loaded, compileForm(loaded.bundle!), () => true)])
  const next = revise(right, '2024', '2025')
  expect('files' in next ? next.files.get('2025/answers/sample.json') : next).toContain('"age": 25')
  // what was typed over a formula, to show that it is found, stays
  const wrong = new Map(right).set(path, right.get(path)!.replace('"age": 24', '"age": 3'))
  const other = revise(wrong, '2024', '2025')
  expect('files' in other && other.files.has('2025/answers/sample.json')).toBe(false)
})
