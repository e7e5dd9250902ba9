import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import { layOut, textOf } from '@formwright/paper'
import { paperViews } from '../paper.ts'

const files: Record<string, unknown> = {
  'form.json': { id: 'x', title: '表', agency: '机关' },
  '2024/edition.json': { edition: '2024', title: '2024年度', years: { report: [2022, 2023] }, params: {} },
  '2024/parts/1-rd/schema.json': {
    title: '研发',
    type: 'object',
    properties: {
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
  },
  '2024/parts/1-rd/ui.json': { type: 'VerticalLayout', elements: [] },
  '2024/parts/1-rd/rules.json': { rules: [] },
  '2024/parts/1-rd/paper.json': {
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
}

test('an annual value in a row has all its years, and the first row stands under the heading of its part', () => {
  const { bundle } = parseForm(
    new Map(Object.entries(files).map(([path, json]) => [path, JSON.stringify(json)])),
  )
  const project = (name: string, first: number) => ({ name, spent: { y2022: first, y2023: 2 } })
  const paper = layOut(bundle!, paperViews, { rd: { projects: [project('甲', 7), project('乙', 8)] } })
  expect(textOf(paper).join(' ')).toMatch(/2022年.*2023年.*7.*2.*2022年.*2023年.*8.*2/)
  const part = paper.parts.at(-1)
  const starts = part!.blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.startsPage ?? false] : [],
  )
  expect(starts).toEqual([false, true])
  expect(part!.flows).toBe(true)
})
