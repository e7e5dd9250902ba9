import { expect, test } from 'vitest'
import { runsBefore } from './runs-before.ts'

test.each<[string, string[]]>([
  ['Grant', ['Grant']],
  [
    '‹Grant requested› is at most Total aud',
    ['is at most Total aud', 'at most Total aud', 'most Total aud', 'Total aud', 'aud'],
  ],
  ['一、总产值 大于 主导产', ['一、总产值 大于 主导产', '大于 主导产', '主导产']],
  ['sum(Audit cost', ['Audit cost', 'cost']],
  ['at least 50 % of To', ['% of To', 'of To', 'To']],
  ['开工日期不早于 2020年1月1日', []],
  ['Grant ', []],
  ['', []],
])('runs of words before the caret, the longest first: %s', (text, runs) => {
  expect(runsBefore(text, text.length)).toEqual(runs)
  expect(runsBefore(`${text} and more`, text.length)).toEqual(runs)
})
