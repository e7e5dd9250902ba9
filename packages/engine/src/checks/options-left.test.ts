import { bundleOf } from '@formwright/definition/testing'
import { expect, test } from 'vitest'
import { compileForm } from '../compile-form.ts'

const level = {
  type: 'string',
  title: '级别',
  oneOf: [
    { const: 'nation', title: '国家级' },
    { const: 'province', title: '省级' },
  ],
}
const zones = [
  { const: 'e', title: '经开区' },
  { const: 'h', title: '高新区' },
  { const: 'p', title: '产业集聚区' },
]
const form = compileForm(
  bundleOf({
    fields: {
      level,
      kind: { type: 'string', title: '类别', oneOf: zones },
      all: { type: 'array', title: '所含', items: { type: 'string', oneOf: zones } },
    },
    schema: {
      if: { properties: { level: { const: 'nation' } }, required: ['level'] },
      // oxlint-disable-next-line unicorn/no-thenable
      then: { properties: { kind: { enum: ['e', 'h'] }, all: { items: { enum: ['e', 'h'] } } } },
      else: { properties: { kind: { const: 'p' } } },
    },
  }),
)

test.each([
  [{ level: 'nation', kind: 'p' }, '按已填的其他内容，“类别”不能是“产业集聚区”，可选：经开区、高新区。'],
  [{ level: 'nation', all: ['p'] }, '按已填的其他内容，“所含”不能是“产业集聚区”，可选：经开区、高新区。'],
  [{ level: 'province', kind: 'e' }, '“类别”只能是“产业集聚区”，现为“经开区”。'],
  [{ level: 'nation', kind: 'x' }, '“类别”没有选项“x”，可选：经开区、高新区、产业集聚区。'],
])('what another answer excludes is told with what it leaves: %j', (answers, message) => {
  expect(form.assess(answers).findings.map((finding) => finding.message)).toContain(message)
})

test('a tuple that takes nothing more has no options, and says what is wrong with it', () => {
  const schema = { type: 'array', title: '坐标', prefixItems: [{ type: 'number' }], items: false }
  const located = compileForm(
    bundleOf({ fields: { place: { ...schema, enum: [[1], [2]], 'x-id': 'place' } } }),
  )
  expect(located.assess({ place: [3] }).findings.map(({ code }) => code)).toContain('choice')
})
