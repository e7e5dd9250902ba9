import { expect, test } from 'vitest'
import { valueOfText } from '../grid/cell-value.ts'
import { readText } from './content.ts'
import { parseCell } from '../list-table/rows.ts'
import { tidyLine } from './tidy-line.ts'

const locale = {
  decimalSign: '.',
  none: '无',
  text: (text: string) => text,
  yesNo: (yes: boolean) => String(yes),
}

test.each([
  [' 某集群 ', '某集群'],
  ['某集群　', '某集群'],
  ['某 集群', '某 集群'],
  ['　　首行缩进\n第二行 ', '　　首行缩进\n第二行 '],
])('“%s” is kept as “%s”, wherever it comes from', (text, kept) => {
  expect(tidyLine(text)).toBe(kept)
  expect(valueOfText(text, { type: 'string' }, locale as never)).toBe(kept)
  expect(readText(text)).toBe(kept)
  expect(parseCell(text, { key: 'name', title: '名称' }, locale as never)).toBe(kept)
})
