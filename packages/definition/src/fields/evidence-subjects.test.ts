import { expect, test } from 'vitest'
import { parseForm } from '../bundle/load.ts'
import { evidenceSubjects } from './evidence-subjects.ts'

const tick = (key: string, title: string) => ({ const: key, title })
const files = {
  'form.json': { id: 'x', title: '表', agency: '机关' },
  '2024/edition.json': { edition: '2024', title: '2024年度', years: { report: [2022, 2023] }, params: {} },
  '2024/parts/1-firm/schema.json': {
    title: '企业',
    type: 'object',
    properties: {
      name: { type: 'string', title: '名称' },
      works: {
        title: '工作',
        type: 'array',
        items: { oneOf: [tick('map', '绘制图谱/地图'), tick('fund', '设立基金')] },
      },
      topics: {
        title: '课题',
        type: 'array',
        items: {
          type: 'object',
          properties: {
            proof: { title: '佐证', type: 'array', items: { oneOf: [tick('trial', '试验报告')] } },
          },
        },
      },
      size: { title: '规模', type: 'object', properties: { staff: { type: 'integer', title: '人数' } } },
    },
  },
  '2024/parts/1-firm/ui.json': { type: 'VerticalLayout', elements: [] },
  '2024/parts/1-firm/rules.json': { rules: [] },
  '2024/parts/1-firm/paper.json': { page: { start: 'new' }, blocks: [] },
}

test.each([
  [{ target: 'firm.works', options: ['map'] }, '002-工作-绘制图谱_地图', ['绘制图谱/地图']],
  [
    { target: 'firm.works', options: ['map', 'fund'] },
    '002-工作-绘制图谱_地图、设立基金',
    ['绘制图谱/地图', '设立基金'],
  ],
  [{ target: 'firm.works' }, '002-工作', []],
  // a tick that the form no longer has
  [{ target: 'firm.works', options: ['gone'] }, '002-工作-gone', ['gone']],
  [{ target: 'firm.topics.1.proof', options: ['trial'] }, '003-课题2-佐证-试验报告', ['试验报告']],
  [{ target: 'firm.size' }, '004-规模', []],
  [{ target: 'firm.size.staff' }, '004-人数', []],
  [{ target: 'gone.field' }, '005-gone.field', []],
])('%j is in the folder %s', (file, folder, options) => {
  const { bundle, problems } = parseForm(
    new Map(Object.entries(files).map(([path, json]) => [path, JSON.stringify(json)])),
  )
  if (!bundle) throw new Error(JSON.stringify(problems))
  expect(evidenceSubjects(bundle)(file)).toMatchObject({ folder, options })
})
