import { expect, test } from 'vitest'
import type { Schema } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import type { ApplicationRow } from '../admission/store.ts'
import type { Services } from '../services.ts'
import { tableOf } from './table.ts'

test('a table has nothing of branches that do not apply', async () => {
  const number = (title: string) => ({ type: 'number', title })
  const bundle = bundleOf({
    schema: {
      type: 'object',
      properties: { owned: { type: 'boolean', title: 'owned' } },
      if: { properties: { owned: { const: true } }, required: ['owned'] },
      // oxlint-disable-next-line unicorn/no-thenable
      then: { properties: { price: number('price') } },
      else: { properties: { rent: number('rent') } },
      anyOf: [
        {
          properties: { firm: { type: 'string', title: 'firm' }, staff: number('staff') },
          required: ['firm'],
        },
        {
          properties: { person: { type: 'string', title: 'person' }, age: number('age') },
          required: ['person'],
        },
      ],
    } as unknown as Schema,
  })
  const kept = { owned: true, price: 5, rent: 50, firm: 'f', staff: 2, age: 60 }
  const applications = [kept, { ...kept, owned: false, firm: undefined, person: 'p' }]
  async function* rows() {
    for (const answers of applications) yield { answers, edition: 'e' } as unknown as ApplicationRow
  }
  const editions = { bundleOf: async () => bundle } as unknown as Services['editions']
  const columns = ['/price', '/rent', '/firm', '/staff', '/person', '/age']
  const table = await tableOf({ editions }, bundle, { format: 'csv', columns }, rows(), applications.length)
  const [head, ...lines] = (await new Response(table).text()).replace('\uFEFF', '').trim().split(/\r?\n/)
  expect(head).toBe('price,rent,firm,staff,person,age')
  expect(lines).toEqual(['5,,f,2,,', ',50,,,p,60'])
})
