import type { PaperBlock } from '@formwright/definition'
import { expect, test } from 'vitest'
import { applicableBlocks } from './applicable.ts'

const row = (field: string) => [{ label: field }, { field }]
const heading = (text: string): PaperBlock => ({ text, style: 'heading' })
const shown =
  (...pointers: string[]) =>
  (pointer: string) =>
    pointers.includes(pointer)

test('of a table the rows whose fields do not apply are left out; rows of words stay', () => {
  const table: PaperBlock = { rows: [[{ text: '栏目' }, { text: '内容' }], row('/a'), row('/b')] }
  expect(applicableBlocks([table], shown('/b'))).toEqual([
    { rows: [[{ text: '栏目' }, { text: '内容' }], row('/b')] },
  ])
  const both: PaperBlock = { rows: [[{ fields: ['/a', '/b'] }]] }
  expect(applicableBlocks([both], shown('/b'))).toEqual([both])
})

test('a table with cells that reach over several rows stays as it is', () => {
  const table: PaperBlock = { rows: [[{ text: '甲', rows: 2 }, { field: '/a' }], [{ field: '/b' }]] }
  expect(applicableBlocks([table], shown('/b'))).toEqual([table])
})

test('headings under which nothing is left go, others stay', () => {
  const blocks: PaperBlock[] = [
    heading('一'),
    { rows: [row('/a')] },
    heading('二'),
    { field: '/b' },
    { text: '说明', style: 'note' },
    heading('三'),
    { repeat: '/c', rows: [row('x')] },
    heading('四'),
  ]
  expect(applicableBlocks(blocks, shown())).toEqual([
    heading('二'),
    { text: '说明', style: 'note' },
    heading('四'),
  ])
  expect(applicableBlocks(blocks, shown('/a', '/c'))).toEqual([...blocks.slice(0, 3), ...blocks.slice(4)])
})
