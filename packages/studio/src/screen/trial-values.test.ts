import { expect, test } from 'vitest'
import { fieldsOf } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { trialValues } from './trial-values.ts'

const bundle = bundleOf({
  fields: {
    products: {
      type: 'integer',
      title: '产品',
      'x-list': {
        title: '产品清单',
        columns: [
          { key: 'name', title: '名称' },
          { key: 'year', title: '年份', type: 'number' },
        ],
      },
    },
    staff: { type: 'integer', title: '人数' },
  },
})
const rule = (check: string) => ({ id: 'A-1', at: '/products', check }) as never

test.each([
  ['listRows(products) >= 1', ['/products', '/lists/products']],
  ['products > staff', ['/products', '/staff']],
])('%s is tried on what it reads', (check, pointers) => {
  const read = ['/products', '/staff'].filter((pointer) => check.includes(pointer.slice(1)))
  expect(trialValues(rule(check), read, fieldsOf(bundle)).map(({ pointer }) => pointer)).toEqual(pointers)
})

test('the rows of a list are typed column by column', () => {
  const [, list] = trialValues(rule('listRows(products) >= 1'), ['/products'], fieldsOf(bundle))
  expect(list).toMatchObject({
    label: '产品清单',
    schema: { items: { properties: { name: { title: '名称' }, year: { type: 'number' } } } },
  })
})

test('of the rows of a table only the columns that the rule reads are typed, each under its title', () => {
  const row = { name: { type: 'string', title: '名称' }, paid: { type: 'number', title: '金额' } }
  const fields = { items: { type: 'array', title: '清单', items: { type: 'object', properties: row } } }
  const rows = bundleOf({ fields })
  const [list] = trialValues(rule('items.all(r, r.paid > 0)'), ['/items'], fieldsOf(rows))
  expect(list?.schema.items).toEqual({
    type: 'object',
    properties: { paid: row.paid },
    additionalProperties: false,
  })
})
