import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { lint } from './lint.ts'

const number = (title: string) => ({ type: 'number', title })
const cost = {
  type: 'object',
  title: 'Cost',
  properties: { kind: { type: 'string', title: 'Kind' }, base: number('Base') },
  oneOf: [
    { properties: { kind: { const: 'a' }, rent: number('Rent') } },
    { properties: { kind: { const: 'b' }, price: number('Price') } },
  ],
}
const told = (check: string) => {
  const rule = { id: 'R', severity: 'error', check, at: '/cost', message: 'Cost', source: 'x' }
  const problems = lint(parseForm(filesOf({ fields: { cost }, rules: [rule] })), [])
  return problems.filter(({ code }) => code === 'sum-alternatives').map(({ params }) => params.found)
}

test('a sum over a group with alternatives is told, one of named numbers is not', () => {
  expect(told('sum(cost) <= 100')).toEqual(['sum(cost)'])
  expect(told('sum(cost.base, cost.rent) <= 100')).toEqual([])
})
