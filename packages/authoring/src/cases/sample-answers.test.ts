import { describe, expect, test } from 'vitest'
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

describe('samples hold only what applies', () => {
  const text = (title: string) => ({ type: 'string', title })
  const kinds = (...codes: string[]) => ({
    type: 'string',
    title: '种类',
    oneOf: codes.map((code) => ({ const: code, title: code })),
  })
  const sampleOf = (fields: Record<string, object>, rules: object[] = [], schema: object = {}) => {
    const form = compileForm(
      bundleOf({ fields: fields as never, rules: rules as never, schema: schema as never }),
    )
    const answers = sampleAnswers(form) as Record<string, unknown>
    return { answers, findings: form.assess(answers).findings }
  }

  test('of if, then and else what the answers ask for', () => {
    const { answers, findings } = sampleOf({ kind: kinds('person', 'firm') }, [], {
      if: { properties: { kind: { const: 'firm' } }, required: ['kind'] },
      // oxlint-disable-next-line unicorn/no-thenable
      then: { properties: { licence: text('执照') }, required: ['licence'] },
      else: { properties: { card: text('证件') }, required: ['card'] },
    })
    expect(answers).toEqual({ kind: 'person', card: '证件' })
    expect(findings).toEqual([])
  })

  test('of a place that both have, what the one that applies asks for', () => {
    const { answers, findings } = sampleOf({ kind: kinds('person', 'firm') }, [], {
      if: { properties: { kind: { const: 'person' } }, required: ['kind'] },
      // oxlint-disable-next-line unicorn/no-thenable
      then: { properties: { size: { type: 'integer', title: '人数' } }, required: ['size'] },
      else: { properties: { size: kinds('small', 'large') }, required: ['size'] },
    })
    expect(answers).toEqual({ kind: 'person', size: 10 })
    expect(findings).toEqual([])
  })

  test('of dependent schemas those that are asked for', () => {
    const { answers, findings } = sampleOf(
      { uses: kinds('a', 'b'), loan: { ...text('贷款'), 'x-none': true } },
      [{ id: 'no-loan', visible: "uses == 'b'", at: '/loan' }],
      { dependentSchemas: { loan: { properties: { bank: text('银行') }, required: ['bank'] } } },
    )
    expect(answers).toEqual({ uses: 'a' })
    expect(findings).toEqual([])
  })

  test('a member that two alternatives have is what the first of them asks for, in rows as well', () => {
    const branch = (code: string, amount: object) => ({
      properties: { kind: { const: code }, amount: { title: '数额', ...amount } },
      required: ['kind', 'amount'],
    })
    const item = {
      type: 'object',
      properties: { kind: kinds('sum', 'note') },
      oneOf: [branch('sum', { type: 'integer' }), branch('note', { type: 'string' })],
    }
    const { answers, findings } = sampleOf({
      one: item,
      many: { type: 'array', title: '多项', items: item },
    })
    expect(answers).toEqual({ one: { kind: 'sum', amount: 10 }, many: [{ kind: 'sum', amount: 10 }] })
    expect(findings).toEqual([])
  })

  test('nothing that a condition hides', () => {
    const { answers } = sampleOf({ has: kinds('no', 'yes'), plan: text('计划') }, [
      { id: 'plan', visible: "has == 'yes'", at: '/plan' },
    ])
    expect(answers).toEqual({ has: 'no' })
  })
})
