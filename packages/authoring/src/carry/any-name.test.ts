import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { carry } from './carry.ts'

const text = (id: string) => ({ type: 'string', title: id, 'x-id': id })

test('fields and groups are carried by whatever name they have', () => {
  const one = bundleOf({
    fields: {
      ['__proto__']: text('plain'),
      constructor: { type: 'object', properties: { ['__proto__']: text('inner'), toString: text('other') } },
    },
  })
  const answers = JSON.parse('{ "__proto__": "甲", "constructor": { "__proto__": "乙", "toString": "丙" } }')
  expect(JSON.stringify(carry(one, compileForm(one), answers).answers)).toBe(JSON.stringify(answers))
})

test('a group that is called like what every object has is made for what is in it', () => {
  const fields = { ['__proto__']: { type: 'object', properties: { name: text('name') } } }
  const one = bundleOf({ fields })
  const answers = JSON.parse('{ "__proto__": { "name": "甲" } }')
  const { answers: carried, places } = carry(one, compileForm(one), answers)
  expect(JSON.stringify(carried)).toBe(JSON.stringify(answers))
  expect(places).toEqual(['/__proto__/name'])
})
