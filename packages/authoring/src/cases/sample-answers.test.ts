import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { sampleAnswers } from './sample-answers.ts'

test('a group with a member that is called 0 does not keep a sample from being made', () => {
  const properties = { 0: { type: 'string', title: '零' }, 'x/y': { type: 'string', title: '别的' } }
  const form = compileForm(
    bundleOf({
      fields: { group: { type: 'object', title: '组', properties }, name: { type: 'string', title: '名称' } },
    }),
  )
  expect(sampleAnswers(form)).toMatchObject({ name: expect.any(String) as unknown })
})

test('a time of day, a moment and ticks that have to be there are filled in as the form wants them', () => {
  const option = (code: string) => ({ const: code, title: code })
  const ticks = {
    type: 'array',
    title: '用途',
    items: { type: 'string', oneOf: ['a', 'b', 'c'].map(option) },
  }
  const form = compileForm(
    bundleOf({
      fields: {
        hour: { type: 'string', title: '时间', format: 'time' },
        moment: { type: 'string', title: '时刻', format: 'date-time' },
        uses: { ...ticks, minItems: 2 },
        more: ticks,
        any: ticks,
      },
      schema: { required: ['hour', 'moment', 'uses', 'more'] },
    }),
  )
  const answers = sampleAnswers(form)
  expect(answers).toMatchObject({ uses: ['a', 'b'], more: ['a'] })
  expect(form.assess(answers).findings).toEqual([])
})

test('of several alternatives one is filled in, and a text as its pattern has it', () => {
  const form = compileForm(
    bundleOf({
      fields: {
        payment: {
          type: 'object',
          oneOf: [
            {
              properties: { card: { type: 'string', title: '卡号', pattern: '^[0-9]{16}$' } },
              required: ['card'],
            },
            { properties: { iban: { type: 'string', title: '账号' } }, required: ['iban'] },
          ],
        },
      },
      schema: { required: ['payment'] },
    }),
  )
  const { payment } = sampleAnswers(form) as { payment: object }
  expect(Object.keys(payment)).toEqual(['card'])
  expect(form.assess({ payment }).findings).toEqual([])
})

test('numbers are within limits of every kind, and names are those that have to be among them', () => {
  const names = { type: 'array', title: '名称', items: { type: 'string' } }
  const form = compileForm(
    bundleOf({
      fields: {
        above: { type: 'number', title: '多', exclusiveMinimum: 50 },
        between: { type: 'number', title: '中', exclusiveMinimum: 0, exclusiveMaximum: 1 },
        step: { type: 'number', title: '步', minimum: 12.3, multipleOf: 0.25 },
        held: { ...names, contains: { const: '水' } },
        three: { ...names, minItems: 3, uniqueItems: true },
      },
    }),
  )
  const answers = sampleAnswers(form)
  expect(answers).toMatchObject({ above: 51, step: 12.5, held: ['水'] })
  expect(form.assess(answers).findings).toEqual([])
})
