import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { layOut, textOf } from '@formwright/paper'
import { paperViews } from '../paper.ts'

const bundle = bundleOf({
  part: 'rd',
  years: { report: [2022, 2023] },
  fields: {
    projects: {
      type: 'array',
      title: '项目',
      items: {
        type: 'object',
        properties: {
          name: { type: 'string', title: '名称' },
          spent: {
            type: 'object',
            title: '支出',
            'x-annual': 'report',
            additionalProperties: { type: 'number' },
          },
        },
      },
    },
  },
  files: {
    'parts/1-rd/paper.json': {
      page: { start: 'new', splitRows: false },
      blocks: [
        {
          repeat: '/projects',
          startsPage: true,
          blocks: [
            { text: 'RD{n}', style: 'heading' },
            {
              columns: [40, 40, 40],
              rows: [
                [{ label: '/name' }, { field: '/name', span: 2 }],
                [{ label: '/spent' }, { field: '/spent', span: 2, as: 'years-headed' }],
              ],
            },
          ],
        },
      ],
    },
  },
})

test('an annual value in a row has all its years, and the first row stands under the heading of its part', () => {
  const project = (name: string, first: number) => ({ name, spent: { y2022: first, y2023: 2 } })
  const paper = layOut(bundle, paperViews, { rd: { projects: [project('甲', 7), project('乙', 8)] } })
  expect(textOf(paper).join(' ')).toMatch(/2022年.*2023年.*7.*2.*2022年.*2023年.*8.*2/)
  const part = paper.parts.at(-1)
  const starts = part!.blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.startsPage ?? false] : [],
  )
  expect(starts).toEqual([false, true])
  expect(part!.flows).toBe(true)
})

test('rows of years below each other have the headings of the years once', () => {
  const annual = (id: string, title: string) => ({
    'x-id': id,
    title,
    type: 'object',
    'x-annual': 'report',
    additionalProperties: { type: 'number' },
  })
  const row = (at: string) => [{ label: at }, { field: at, span: 2, as: 'years-headed' }]
  const other = [{ text: '其他' }, { text: '无', span: 2 }]
  const years = (rows: readonly object[]) => {
    const form = bundleOf({
      years: { report: [2022, 2023] },
      fields: { a: annual('a', '收入'), b: annual('b', '支出') },
      blocks: [{ columns: [40, 40, 40], rows }],
    })
    const paper = layOut(form, paperViews, { a: { y2022: 7, y2023: 8 }, b: { y2022: 5, y2023: 6 } })
    return textOf(paper).join(' ')
  }
  expect(years([row('/a'), row('/b')])).toMatch(/收入.*2022年.*2023年.*7.*8.*支出.*5.*6/)
  expect(years([row('/a'), row('/b')]).match(/2022年/g)).toHaveLength(1)
  expect(years([row('/a'), other, row('/b')]).match(/2022年/g)).toHaveLength(2)
})
