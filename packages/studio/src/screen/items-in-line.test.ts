import { expect, test } from 'vitest'
import { inLine, itemsInLine } from './items-in-line.ts'

test.each([
  [['甲', '乙，丙'], 'zh-CN', '甲、乙，丙'],
  [['Acme, Inc.', 'B'], 'en', 'Acme, Inc.; B'],
  [['A', 'B'], 'en-GB', 'A; B'],
])('%j in one line and back', (items, language, line) => {
  expect(inLine(items, language)).toBe(line)
  expect(itemsInLine(line)).toEqual(items)
})

test.each([
  ['A, B，C', ['A', 'B', 'C']],
  [' 甲； 乙;', ['甲', '乙', '']],
])('typed by hand: %s', (line, items) => {
  expect(itemsInLine(line)).toEqual(items)
})
