import { expect, test } from 'vitest'
import { splitNames } from './split-names.ts'

test.each([
  [['甲、乙、丙'], 3, ['甲', '乙', '丙'], '、'],
  [['甲；乙;丙'], 3, ['甲', '乙', '丙'], '；;'],
  [['甲、乙；丙'], 5, ['甲', '乙', '丙'], '、；'],
  [['甲，乙,丙'], 3, ['甲', '乙', '丙'], '，,'],
  [['甲（一期、二期）、乙'], 2, ['甲（一期、二期）', '乙'], '、'],
  [['甲、乙厂；丙、丁厂'], 2, ['甲、乙厂', '丙、丁厂'], '；'],
  [['甲', '乙、丙'], 3, ['甲', '乙', '丙'], '、'],
  [['1.甲；2.乙'], 2, ['甲', '乙'], '；'],
  [['（1）甲 （2）乙'], 2, ['甲', '乙'], '；'],
  [['A Co., Ltd.；B'], 2, ['A Co., Ltd.', 'B'], '；'],
  [['甲、乙、'], 2, ['甲', '乙'], '、'],
])('%j, which should be %i, are %j', (names, count, expected, separators) => {
  expect(splitNames(names, count)).toEqual({ names: expected, separators })
})

test.each([
  [['甲', '乙'], 3],
  [['甲（一、二）'], 2],
  [['A Co., Ltd.'], 1],
  [['A Co., Ltd.'], undefined],
  [['甲，乙'], 5],
])('%j stay as they are', (names, count) => {
  expect(splitNames(names, count)).toBeUndefined()
})
