import { expect, test } from 'vitest'
import { inOneLine } from './in-one-line.ts'
import { inLine, itemsInLine, yearsInLine } from './items-in-line.ts'

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

test.each([
  ['2023、2024、2025', [2023, 2024, 2025]],
  ['２０２３，2024年; 2025', [2023, 2024, 2025]],
  ['2023、20', undefined],
  ['2024、20255', undefined],
  ['近三年', undefined],
  ['', undefined],
])('years of the line %j', (line, years) => {
  expect(yearsInLine(line)).toEqual(years)
})

test.each([
  ['数字化改造投入\n', '数字化改造投入'],
  ['\r\n甲\n 乙 \n', '甲 乙'],
  ['甲 ', '甲 '],
])('a label is one line, and Enter at its end none: %j', (typed, label) => {
  expect(inOneLine(typed)).toBe(label)
})
