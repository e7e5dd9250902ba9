import { treeOf } from '@formwright/definition'
import { expect, test } from 'vitest'
import { keysContent } from './keys-content.ts'
import { keysTyped } from './keys-typed.ts'

const tree = treeOf({
  parts: [{ key: '', title: '', folder: '' }],
  schema: {
    type: 'object',
    properties: {
      rights: {
        type: 'array',
        items: {
          type: 'object',
          properties: { key: { type: 'string', 'x-key': 'IP00' }, name: { type: 'string', title: '名称' } },
        },
      },
      used: { type: 'array', items: { type: 'string' }, 'x-ref': { list: '/rights' } },
    },
  },
})
const field = tree.nodeAt('/used')!
const rows = [
  { key: 'IP01', title: 'IP01 一种装置、方法', pointer: '/rights/0' },
  { key: 'IP02', title: 'IP02 控制系统', pointer: '/rights/1' },
  { key: 'IP03', title: 'IP03 同名', pointer: '/rights/2' },
  { key: 'IP04', title: 'IP04 同名', pointer: '/rights/3' },
  { key: 'IP06', title: 'IP06', pointer: '/rights/4' },
  { key: 'IP07', title: 'IP07 上行\n下行', pointer: '/rights/5' },
]

test.each([
  ['IP02、IP01', ['IP02', 'IP01']],
  ['ip02', ['IP02']],
  ['ＩＰ０２，ip1；IP02', ['IP02', 'IP01']],
  ['IP01 IP02', ['IP01', 'IP02']],
  ['IP01\nIP02', ['IP01', 'IP02']],
  ['控制系统', ['IP02']],
  ['一种装置、方法', ['IP01']],
  ['IP02 控制系统', ['IP02']],
  ['同名', ['同名']],
  ['IP02、某项专利', ['IP02', '某项专利']],
  ['IP09', ['IP09']],
  [' 、 ', []],
  ['', []],
  [' ', []],
])('“%s” names %j', (text, keys) => {
  expect(keysTyped(text, field, rows)).toEqual(keys)
})

test('a cell of a workbook shows rows by key and name, to be picked, and reads either', () => {
  const { read, write, suggestions } = keysContent(field, () => rows)
  expect(suggestions).toEqual(rows.map(({ title }) => title.replace('\n', ' ')))
  expect(write(['IP02', 'IP01', 'IP09'])).toBe('IP02 控制系统\nIP01 一种装置、方法\nIP09')
  for (const value of [
    ['IP02', 'IP01', 'IP09'],
    ['IP03', 'IP04'],
    ['IP07', 'IP01'],
  ])
    expect(read(write(value))).toEqual(value)
  // a row that nobody named is not meant by an empty cell
  expect(read(null)).toBeUndefined()
  // one key of rows in several lists tells no name
  const twice = [...rows, { key: 'IP01', title: 'IP01 另一种', pointer: '/other/0' }]
  expect(keysContent(field, () => twice).write(['IP01'])).toBe('IP01')
  expect(read('控制系统\nip01')).toEqual(['IP02', 'IP01'])
  expect(read('IP01、IP02 控制系统')).toEqual(['IP01', 'IP02'])
})

test('a cell of a workbook holds several keys in any way of writing them', () => {
  const { read, write, suggestions } = keysContent(field)
  expect(suggestions).toBeUndefined()
  expect(read('IP01、ip5')).toEqual(['IP01', 'IP05'])
  expect(read('IP01\nIP05')).toEqual(['IP01', 'IP05'])
  expect(read('')).toBeUndefined()
  expect(write(['IP01', 'IP05'])).toBe('IP01\nIP05')
})
