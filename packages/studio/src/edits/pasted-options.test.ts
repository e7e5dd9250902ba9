import { expect, test } from 'vitest'
import { itemsTogether, withPastedOptions } from './pasted-options.ts'

const options = [
  { const: 'a', title: '屋顶光伏' },
  { const: 'b', title: '选项2' },
  { const: 'c', title: '其他' },
]

test('lines of a spreadsheet that are pasted onto an option become options, each once, with free codes', () => {
  expect(
    withPastedOptions(options, 1, '余热余压回收\r\n屋顶光伏\r\n储能\r\n余热余压回收\r\n', ['d']),
  ).toEqual([
    { const: 'a', title: '屋顶光伏' },
    { const: 'b', title: '余热余压回收' },
    { const: 'e', title: '储能' },
    { const: 'c', title: '其他' },
  ])
  expect(withPastedOptions(options, 0, '甲\t乙', [])?.map(({ title }) => title)).toEqual([
    '甲',
    '乙',
    '选项2',
    '其他',
  ])
})

test('the lines take the place of options that were added and not named yet', () => {
  const fresh = [options[1]!, { const: 'n', title: '选项3' }, options[2]!]
  const titles = (pasted: string) =>
    withPastedOptions(fresh, 0, pasted, [], (title) => /^选项\d+$/.test(title))?.map(({ title }) => title)
  expect(titles('甲\n乙\n丙')).toEqual(['甲', '乙', '丙', '其他'])
  expect(titles('甲\n乙')).toEqual(['甲', '乙', '其他'])
})

test('one line is pasted as a text; lines that are all there change nothing', () => {
  expect(withPastedOptions(options, 1, '储能\n', [])).toBeUndefined()
  expect(withPastedOptions(options, 1, '其他\n屋顶光伏', [])).toEqual(options)
})

test('several options that were typed into one are told; signs within the titles of many are not', () => {
  expect(itemsTogether('发明/实用新型/软著', 2)).toEqual(['发明', '实用新型', '软著'])
  expect(itemsTogether('是、否', 1)).toEqual(['是', '否'])
  expect(itemsTogether('研究、开发与检测', 5)).toBeUndefined()
  expect(itemsTogether('其他', 2)).toBeUndefined()
})
