import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'
import { precompile } from '../precompile/precompile.ts'
import { precompiledForm } from '../precompiled-form.ts'
import type { PrecompiledModule } from './precompiled.ts'

const annual = {
  title: '收入',
  type: 'object',
  'x-annual': 'report',
  minProperties: 1,
  properties: { total: { type: 'number', title: '合计' } },
  additionalProperties: { type: 'number' },
}
const row = { type: 'object', properties: { name: { type: 'string' }, income: annual }, required: ['name'] }
const bundle = bundleOf({
  edition: { years: { report: { from: '/on', count: 2, otherwise: 2024 } } },
  fields: {
    on: { type: 'string', format: 'date', title: '日期', 'x-id': 'on' },
    income: { ...annual, 'x-id': 'income' },
    wanted: { ...annual, required: ['total'], 'x-id': 'wanted' },
    rows: { type: 'array', 'x-id': 'rows', items: row },
    deep: {
      type: 'array',
      'x-id': 'deep',
      items: { type: 'object', properties: { rows: { type: 'array', minItems: 1, items: row } } },
    },
    pair: { type: 'array', 'x-id': 'pair', prefixItems: [row, annual], items: false },
    costs: {
      type: 'object',
      title: '费用',
      'x-id': 'costs',
      propertyNames: { enum: ['a', 'b'] },
      additionalProperties: annual,
    },
  },
})

test('years that follow another date than was assumed need no validators of their own', async () => {
  const text = precompile(bundle)
  const { default: module } = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as {
    default: PrecompiledModule
  }
  const [compiled, precompiled] = [compileForm(bundle), precompiledForm(bundle, module)]
  const values: unknown[] = [{}, { y2029: 1 }, { y2029: 1, y2030: 2, total: 3 }, { y2023: 1 }, null, 'x']
  const rowsOf = (value: unknown) => [{ name: 'a', income: value }, { income: value }, {}, null]
  for (const on of [undefined, '2031-05-01'])
    for (const value of values) {
      const answers = {
        on,
        income: value,
        wanted: value,
        rows: rowsOf(value),
        deep: [{ rows: rowsOf(value) }, { rows: [] }, {}],
        pair: [{ income: value }, value],
        costs: { a: value, c: value },
      }
      const reported = (form: typeof compiled) =>
        form.assess(answers).findings.map(({ code, pointer }) => [code, pointer])
      expect(reported(precompiled)).toEqual(reported(compiled))
    }
})
