import { expect, test } from 'vitest'
import { lint } from '@formwright/authoring'
import { parseForm } from '@formwright/definition'
import { filesOf, keyedRows } from '@formwright/definition/testing'
import { fieldTypes } from '@formwright/fields'

const yes = { type: 'boolean', title: '是否属实' }
const fields = {
  projects: keyedRows('项目', 'RD00', { ok: yes }),
  safety: { type: 'object', title: '安全', 'x-id': 'safety', properties: { plan: { ...yes } } },
}

/** What is told of the paper of blocks, and where. */
function toldOf(...blocks: readonly object[]): string[] {
  return lint(parseForm(filesOf({ fields, blocks })), fieldTypes)
    .filter(({ file, code }) => file.endsWith('paper.json') && code !== 'not-on-paper')
    .map(({ code, pointer }) => `${code} ${pointer}`)
}

const page = (...blocks: readonly object[]) => ({ repeat: '/projects', blocks })

test('layouts, widths and heights are checked in blocks that come for each row', () => {
  const row = (as: string) => ({ rows: [[{ label: '/ok' }, { field: '/ok', as }]] })
  expect(toldOf(page(row('boxes-across')))).toEqual([])
  expect(toldOf(page(row('boxes-acros')))).toEqual(['layout-unknown /blocks/0/blocks/0/rows/0/1/as'])
  const wide = { columns: [120, 120], rows: [[{ label: '/ok' }, { field: '/ok', height: 500 }]] }
  expect(toldOf(page(wide))).toEqual([
    'table-too-wide /blocks/0/blocks/0/columns',
    'cell-too-high /blocks/0/blocks/0/rows/0/1/height',
  ])
  expect(
    toldOf({ ...page({ ...wide, rows: [[{ label: '/ok' }, { field: '/ok' }]] }), orientation: 'landscape' }),
  ).toEqual(['table-too-wide /blocks/0/blocks/0/columns'])
  const narrower = { columns: [110, 110], rows: [[{ label: '/ok' }, { field: '/ok' }]] }
  expect(toldOf({ ...page(narrower), orientation: 'landscape' })).toEqual([])
})

test('a printed list whose columns have no room is told, unless it stands on a landscape page', () => {
  const columns = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ key: `day${at}`, title: `第${at}次`, type: 'date' }))
  const told = (count: number, block: object = {}) => {
    const visits = { type: 'integer', title: '检查', 'x-id': 'visits', 'x-list': { columns: columns(count) } }
    return lint(
      parseForm(filesOf({ fields: { visits }, blocks: [{ list: '/visits', ...block }] })),
      fieldTypes,
    )
      .filter(({ code }) => code === 'list-too-wide')
      .map(({ pointer, params }) => [pointer, params.needed])
  }
  expect(told(6)).toEqual([])
  expect(told(8)).toEqual([['/blocks/0/list', '184']])
  expect(told(8, { orientation: 'landscape' })).toEqual([])
})

test('a number of a row stands beside its unit as others do', () => {
  const spent = { type: 'number', title: '支出', 'x-unit': '万元' }
  const ui = { type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#/properties/projects' }] }
  const told = (label: object) => {
    const projects = { ...keyedRows('项目', 'RD00', { spent }), 'x-id': 'projects' }
    const blocks = [page({ rows: [[{ label: '/spent', ...label }, { field: '/spent' }]] })]
    return lint(parseForm(filesOf({ fields: { projects }, ui, blocks })), fieldTypes)
      .filter(({ code }) => code === 'unit-not-printed')
      .map(({ pointer }) => pointer)
  }
  expect(told({ unit: true })).toEqual([])
  expect(told({})).toEqual(['/blocks/0/blocks/0/rows/0/1'])
})

test('a cell of a field has the layouts of what it holds', () => {
  const cell = (as: string) => ({ rows: [[{ label: '/safety/plan' }, { field: '/safety/plan', as }]] })
  expect(toldOf(cell('boxes-across'))).toEqual([])
  expect(toldOf(cell('signature'))).toEqual(['layout-unknown /blocks/0/rows/0/1/as'])
})
