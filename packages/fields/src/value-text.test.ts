import { describe, expect, test } from 'vitest'
import { sample, shippedEdition } from '../../../test/edition.ts'
import { labelAt, valueAt } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { valueText } from './value-text.ts'

const { form } = await shippedEdition()

describe('a value in words', () => {
  test.each([
    ['/basic/areaKm2', 38.6, '38.6平方公里'],
    ['/basic/industrySector', 'secondary', '第二产业'],
    ['/basic/industrySector', 'made-up', 'made-up'],
    ['/basic/industrySector', { not: 'a choice' }, 'not：a choice'],
    [
      '/leading/chainActions',
      ['research', 'supplyRisk'],
      '引入高等院校、科研院所，开展产业链关键环节产学研协同创新；开展供应链风险评估工作，建立供应链风险防范机制',
    ],
    ['/leading/totalOutput/y2022', 88.5, '88.5'],
    ['/cover/region/county', { code: '350582', name: '晋江市' }, '晋江市'],
    [
      '/lists/innovation.standards',
      [{ year: '2023', name: '甲' }, { name: '乙' }],
      '甲｜｜｜2023｜｜\n乙｜｜｜｜｜',
    ],
    ['/lists/innovation.standards/0', { name: '甲' }, '甲｜｜｜｜｜'],
    ['/lists/innovation.standards/0/name', '甲', '甲'],
    ['/attachments', [{ id: '1', name: '证明.pdf', target: 'basic' }], '证明.pdf'],
    ['/attachments/0', { id: '1', name: '证明.pdf' }, 'id：1；name：证明.pdf'],
    ['/basic/areaKm2', null, ''],
  ])('%s %j', (pointer, value, expected) => {
    expect(valueText(form, pointer, value, 'zh-CN')).toBe(expected)
  })

  test('days, moments and times in rows are written as the language writes them', () => {
    const text = (format: string) => ({ type: 'string', title: format, format }) as const
    const items = {
      type: 'object',
      properties: { d: text('date'), m: text('date-time'), t: text('time') },
    } as const
    const bundle = bundleOf({ form: { language: 'fr' }, fields: { rows: { type: 'array', items } } })
    const row = { d: '2026-06-20', m: '2026-06-20T14:30:00Z', t: '14:30:00Z' }
    expect(valueText({ bundle }, '/rows', [row], 'fr')).toBe(
      '20 juin 2026 | 20 juin 2026 14:30 UTC | 14:30 UTC',
    )
  })

  test('a row tells the columns that only a branch of it has', () => {
    const items = {
      type: 'object',
      properties: { kind: { type: 'string', enum: ['x', 'y'], title: '类别' } },
      if: { properties: { kind: { const: 'x' } } },
      // oxlint-disable-next-line unicorn/no-thenable
      then: { properties: { more: { oneOf: [{ const: 'a', title: '甲' }], title: '说明' } } },
    }
    const bundle = bundleOf({ fields: { rows: { type: 'array', title: '明细', items } } })
    expect(valueText({ bundle }, '/rows', [{ kind: 'x', more: 'a' }], 'zh-CN')).toBe('x｜甲')
  })

  test('members that only a branch has are called by their titles', () => {
    const bundle = bundleOf({
      fields: {
        kind: {
          type: 'object',
          title: '类别',
          properties: { is: { type: 'string', enum: ['a', 'b'], title: '哪类' } },
          oneOf: [
            { properties: { is: { const: 'a' }, one: { type: 'string', title: '甲类说明' } } },
            { properties: { is: { const: 'b' }, two: { type: 'boolean', title: '乙类与否' } } },
          ],
        },
      },
    })
    expect(valueText({ bundle }, '/kind', { two: true, is: 'b' }, 'zh-CN')).toBe('哪类：b；乙类与否：是')
  })

  test('no cell of a complete declaration is shown as code', () => {
    const answers = sample('eligible')
    for (const { pointer } of form.plan.cells)
      expect(valueText(form, pointer, valueAt(answers, pointer), 'zh-CN'), pointer).not.toMatch(/^[[{]/)
  })
})

test('places go by the names that the form gives them', () => {
  expect(labelAt(form.bundle, '/leading/totalOutput/y2022')).toMatch(/集群总产值.*｜2022年/)
  expect(labelAt(form.bundle, '/leading/chainActions/3')).toMatch(/强链补链/)
  expect(labelAt(form.bundle, '/lists/innovation.standards/4/name')).toBe('标准清单')
  expect(labelAt(form.bundle, '/basic')).toMatch(/基本情况/)
  expect(labelAt(form.bundle, '/attachments')).toBeUndefined()
})

test('a value in a map, a tuple, a row or a branch is told by the title of its option', () => {
  const kind = { type: 'string', title: '类别', oneOf: [{ const: 'a', title: '甲类' }] }
  const bundle = bundleOf({
    fields: {
      map: { type: 'object', title: '表', additionalProperties: { type: 'object', properties: { kind } } },
      named: { type: 'object', title: '名', patternProperties: { '^p': kind } },
      pair: { type: 'array', title: '对', prefixItems: [kind, { type: 'number', title: '数' }] },
      rows: {
        type: 'array',
        title: '行',
        items: {
          type: 'object',
          properties: { by: { type: 'object', title: '各', additionalProperties: kind } },
        },
      },
      either: {
        type: 'object',
        title: '或',
        oneOf: [{ properties: { is: { const: 'x' }, kind } }, { properties: { is: { const: 'y' } } }],
      },
    },
  })
  for (const at of ['/map/m/kind', '/named/p1', '/pair/0', '/rows/0/by/z', '/either/kind'])
    expect(valueText({ bundle }, at, 'a', 'zh-CN'), at).toBe('甲类')
})

test('options in rows, and in the list behind a place, are told by their titles', () => {
  const choice = { oneOf: [{ const: 'a', title: '拟建' }] }
  const name = { title: '名称', type: 'string' }
  const state = { title: '状态', type: 'string', ...choice }
  const bundle = bundleOf({
    fields: {
      sites: { type: 'array', title: '项目', items: { type: 'object', properties: { name, state } } },
      count: {
        type: 'integer',
        title: '数量',
        'x-list': {
          columns: [
            { key: 'name', title: '名称' },
            { key: 'state', title: '状态', ...choice },
          ],
        },
      },
    },
  })
  const row = { name: '一期', state: 'a' }
  const found = (pointer: string, value: unknown) => valueText({ bundle }, pointer, value, 'zh-CN')
  expect(found('/sites', [row])).toBe('一期｜拟建')
  expect(found('/lists/count', [row])).toBe('一期｜拟建')
  expect(found('/lists/count/0', row)).toBe('一期｜拟建')
  expect(found('/lists/count/0/state', 'a')).toBe('拟建')
})
