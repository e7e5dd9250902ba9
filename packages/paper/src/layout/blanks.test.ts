import { expect, test } from 'vitest'
import { withBlanksThatFit } from './blanks.ts'

const blank = { text: '　　　', underline: true }
const region = [
  { text: '所属地区：' },
  blank,
  { text: '省（区、市）　' },
  blank,
  { text: '市（州、盟）　' },
  blank,
]
const line = [...region, { text: '县（市、区）' }]

test('the blanks of a line are shortened until it fits between the margins', () => {
  const blanks = (width: number) =>
    withBlanksThatFit(line, width).flatMap(({ text, underline }) => (underline ? [text.length] : []))
  expect(blanks(180)).toEqual([3, 3, 3])
  expect(blanks(156)).toEqual([2, 2, 2])
  // where nothing helps, a little is left to write on
  expect(blanks(50)).toEqual([1, 1, 1])
})

test('answers and spaces between words stay as they are', () => {
  const filled = line.map((run) => (run === blank ? { ...run, text: '福建　省' } : run))
  expect(withBlanksThatFit(filled, 50)).toEqual(filled)
})
