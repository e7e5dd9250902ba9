import { expect, test } from 'vitest'
import { namesField } from '../usage/mentions.ts'
import { restOfRule } from './rest-of-rule.ts'
import type { WrittenRule } from './rules.ts'

const named = namesField('/green/reuse')
const rule = (members: Partial<WrittenRule>): WrittenRule => ({ id: 'A-01', at: '/green/waste', ...members })
const rest = (members: Partial<WrittenRule>) => restOfRule(rule(members), named, '重复利用率')

test('a rule keeps the combinations and the places that do not name the field that goes', () => {
  const rates = ['green.waste', 'green.reuse']
  expect(
    rest({
      each: rates.map((rate) => ({ rate, above: `${rate}Above` })),
      check: 'isNone(rate) == isNone(above)',
      at: ['/{rate}', '/{above}'],
    })?.each,
  ).toEqual([{ rate: 'green.waste', above: 'green.wasteAbove' }])
  expect(rest({ each: { rate: rates }, check: 'rate <= 100' })?.each).toEqual({ rate: ['green.waste'] })
  expect(rest({ each: { rate: 'green.reuse' }, check: 'rate <= 100' })).toBeUndefined()
  expect(rest({ visible: 'green.any', at: ['/green/waste', '/green/reuse'] })?.at).toBe('/green/waste')
})

test('of conditions that are all asked, those stay that do not name it; what it says of the others goes', () => {
  expect(
    rest({
      let: { most: 'green.reuse * 2', least: 'green.waste / 2' },
      check: "(green.waste <= 100 || green.waste == 101) && green.reuse <= 100 && most > 1 && x != '&& y'",
      message: '{green.waste}和{green.reuse}',
      fix: { '/green/reuse': '1', '/green/waste': 'least' },
    }),
  ).toEqual(
    rule({
      let: { least: 'green.waste / 2' },
      check: "(green.waste <= 100 || green.waste == 101) && x != '&& y'",
      message: '{green.waste}和重复利用率',
      fix: { '/green/waste': 'least' },
    }),
  )
})

test.each([
  { check: 'green.waste <= green.reuse' },
  { check: 'green.waste > 1 && green.reuse > 1 || green.other > 2' },
  { check: 'green.waste <= 100', when: 'green.reuse > 1' },
  { compute: 'green.reuse + green.waste' },
  { check: 'green.waste <= 100', at: '/green/reuse' },
])('where nothing whole is left it goes: %j', (members) => {
  expect(rest(members)).toBeUndefined()
})
