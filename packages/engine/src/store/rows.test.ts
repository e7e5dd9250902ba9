import { describe, expect, test } from 'vitest'
import { bundleOf, keyedRows } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'
import { form } from './rows-form.test-support.ts'

describe('keys of rows', () => {
  test('are given out, also to what is pasted and to a row that is made by filling a cell', () => {
    const store = form.open({})
    store.rows.add('/rd/projects')
    store.set('/rd/projects/1/name', '乙')
    store.set('/rd/projects/-', { name: '丙' })
    store.setAll([['/rd/rights', [{ name: '甲' }, { code: 'IP07' }, {}]]])
    expect(store.answers).toEqual({
      rd: {
        projects: [{ code: 'RD01' }, { name: '乙', code: 'RD02' }, { name: '丙', code: 'RD03' }],
        rights: [{ name: '甲', code: 'IP08' }, { code: 'IP07' }, { code: 'IP09' }],
      },
    })
    expect(store.findings()).toEqual([])
    for (let step = 0; step < 4; step++) store.undo()
    expect(store.answers).toEqual({})
  })

  test('a key that is there twice is told with the next free one', () => {
    const [finding] = form.assess({
      rd: { rights: [{ code: 'IP01' }, { code: 'IP01' }, { code: 'IP05' }] },
    }).findings
    expect(finding).toMatchObject({
      code: 'key',
      pointer: '/rd/rights/1/code',
      fix: { '/rd/rights/1/code': 'IP06' },
    })
  })

  const answers = {
    rd: {
      rights: ['甲', '乙', '丙'].map((name, index) => ({ code: `IP0${index + 1}`, name })),
      projects: [
        { code: 'RD01', name: '一', rights: ['IP02', 'IP03'], main: 'IP02' },
        { code: 'RD02', name: '二', rights: ['IP01'], main: 'IP01' },
      ],
    },
    attachments: [
      { target: 'rd.projects.0.name', kind: 'evidence', name: 'a.pdf', sha256: 'a' },
      { target: 'rd.projects.1.name', kind: 'evidence', name: 'b.pdf', sha256: 'b' },
      { target: 'rd.total', kind: 'evidence', name: 'c.pdf', sha256: 'c' },
    ],
    lists: { 'rd.projects.1.steps': [{ name: 'x' }] },
  }

  test('follow the rows, and what refers to them goes along, in one step', () => {
    const store = form.open(answers)
    store.rows.move('/rd/rights/2', 0)
    expect(store.get('/rd/rights')).toEqual([
      { code: 'IP01', name: '丙' },
      { code: 'IP02', name: '甲' },
      { code: 'IP03', name: '乙' },
    ])
    expect(store.get('/rd/projects/0')).toMatchObject({ rights: ['IP03', 'IP01'], main: 'IP03' })
    expect(store.get('/rd/projects/1')).toMatchObject({ rights: ['IP02'], main: 'IP02' })
    // the editor goes to what was done, not to what refers to it
    expect(store.undo()[0]).toBe('/rd/rights')
    expect(store.answers).toEqual(answers)
  })

  test('files and lists in rows go with them, and away with them', () => {
    const store = form.open(answers)
    store.rows.move('/rd/projects/0', 1)
    expect(store.get('/attachments')).toMatchObject([
      { target: 'rd.projects.1.name', name: 'a.pdf' },
      { target: 'rd.projects.0.name', name: 'b.pdf' },
      { target: 'rd.total' },
    ])
    expect(store.get('/lists')).toEqual({ 'rd.projects.0.steps': [{ name: 'x' }] })
    store.rows.remove('/rd/projects/0')
    expect(store.get('/attachments')).toMatchObject([{ target: 'rd.projects.0.name', name: 'a.pdf' }, {}])
    expect(store.get('/lists')).toEqual({})
    store.undo()
    store.undo()
    expect(store.answers).toEqual(answers)
  })

  test('files, keys and what refers to them go with rows that are sorted', () => {
    const store = form.open(answers)
    store.rows.reorder('/rd/projects', [1, 0])
    expect(store.get('/attachments')).toMatchObject([
      { target: 'rd.projects.1.name', name: 'a.pdf' },
      { target: 'rd.projects.0.name', name: 'b.pdf' },
      { target: 'rd.total' },
    ])
    store.rows.reorder('/rd/rights', [2, 1, 0])
    expect(store.get('/rd/rights')).toMatchObject([{ code: 'IP01', name: '丙' }, {}, { name: '甲' }])
    expect(store.get('/rd/projects/0')).toMatchObject({ code: 'RD01', name: '二', main: 'IP03' })
    for (const order of [[0, 0, 1], [0], [0, 1, 5]])
      expect(() => store.rows.reorder('/rd/rights', order)).toThrow(RangeError)
    store.undo()
    store.undo()
    expect(store.answers).toEqual(answers)
  })

  test('a row that is referred to stays, and says by whom', () => {
    const store = form.open(answers)
    const referrers = store.rows.remove('/rd/rights/0')
    expect(
      referrers.map(({ pointer, label, rows }) => [pointer, label, rows.map(({ name }) => name)]),
    ).toEqual([
      ['/rd/projects/1/main', '项目｜主要知识产权', ['RD02 二']],
      ['/rd/projects/1/rights', '项目｜知识产权编号', ['RD02 二']],
    ])
    expect(store.answers).toBe(answers)
    expect(store.rows.remove('/rd/rights/0', { references: true })).toEqual([])
    expect(store.get('/rd/projects/1')).toEqual({ code: 'RD02', name: '二', rights: [] })
    expect(store.get('/rd/projects/0')).toMatchObject({ rights: ['IP01', 'IP02'], main: 'IP01' })
    expect(store.findings().filter(({ code }) => code === 'reference')).toEqual([])
    store.undo()
    expect(store.answers).toEqual(answers)
  })

  test('a column that was filled in for a row keeps it, by the name of its table', () => {
    const line = (title: string) => ({ $ref: '#/$defs/byProject', title })
    const byProject = {
      type: 'object',
      'x-ref': { list: '/projects' },
      properties: { total: { type: 'number', title: '合计', readOnly: true } },
      additionalProperties: { type: 'number' },
    }
    const costs = {
      type: 'object',
      title: '研发费用',
      'x-id': 'costs',
      properties: { staff: line('人员'), goods: line('材料'), sum: { ...line('小计'), readOnly: true } },
    }
    const ofCosts = compileForm(
      bundleOf({ fields: { projects: keyedRows('项目', 'RD00'), costs }, schema: { $defs: { byProject } } }),
    )
    const filled = {
      projects: [{ code: 'RD01' }, { code: 'RD02' }, { code: 'RD03' }],
      costs: {
        staff: { RD01: 5, RD02: null, total: 5 },
        goods: { RD01: 0 },
        sum: { RD01: 5, RD02: 0, RD03: 0 },
      },
    }
    const store = ofCosts.open(filled)
    expect(store.rows.remove('/projects/0')).toEqual([
      { pointer: '/costs', label: '研发费用', rows: [], cells: 2 },
    ])
    expect(store.answers).toEqual(filled)
    // what the form fills in by itself keeps no row
    expect(store.rows.remove('/projects/2')).toEqual([])
    store.undo()
    expect(store.rows.remove('/projects/0', { references: true })).toEqual([])
    expect(store.answers).toMatchObject({ projects: [{}, {}], costs: { staff: { RD01: null, total: 5 } } })
    store.undo()
    expect(store.answers).toEqual(filled)
  })

  test('all rows give way to others in one step, unless something outside refers to them', () => {
    const store = form.open(answers)
    const other = [{ name: '丁' }, { name: '戊' }]
    const referrers = store.rows.replace('/rd/rights', other)
    expect(referrers.map(({ pointer }) => pointer)).toEqual([
      '/rd/projects/0/main',
      '/rd/projects/1/main',
      '/rd/projects/0/rights',
      '/rd/projects/1/rights',
    ])
    expect(store.answers).toEqual(answers)
    expect(store.rows.replace('/rd/rights', other, { references: true, origin: 'imported' })).toEqual([])
    expect(store.get('/rd/rights')).toEqual([
      { code: 'IP01', name: '丁' },
      { code: 'IP02', name: '戊' },
    ])
    expect(store.get('/rd/projects/0')).toMatchObject({ rights: [] })
    expect(store.get('/rd/projects/0/main')).toBeUndefined()
    store.undo()
    expect(store.rows.replace('/rd/projects', [])).toEqual([])
    expect(store.get('/rd/projects')).toEqual([])
    expect(store.answers).toMatchObject({ attachments: [{ name: 'c.pdf' }] })
    store.undo()
    expect(store.answers).toEqual(answers)
  })

  test('a copy has a key of its own and refers to the same rows', () => {
    const store = form.open(answers)
    expect(store.rows.duplicate('/rd/projects/0')).toBe('/rd/projects/1')
    expect(store.get('/rd/projects/1')).toEqual({
      code: 'RD02',
      name: '一',
      rights: ['IP02', 'IP03'],
      main: 'IP02',
    })
    expect(store.get('/rd/projects/2/code')).toBe('RD03')
    expect(store.get('/attachments/1/target')).toBe('rd.projects.2.name')
  })

  test('gaps are closed when asked for', () => {
    const store = form.open({
      rd: { rights: [{ code: 'IP03' }, { code: 'IP09' }], projects: [{ code: 'RD01', rights: ['IP09'] }] },
    })
    store.rows.renumber('/rd/rights')
    expect(store.get('/rd')).toEqual({
      rights: [{ code: 'IP01' }, { code: 'IP02' }],
      projects: [{ code: 'RD01', rights: ['IP02'] }],
    })
  })
})

describe('findings on rows', () => {
  const answers = {
    rd: {
      projects: [
        { code: 'RD01', name: '智能装配', budget: 5, spent: 6, steps: [{ cost: 9 }] },
        { budget: 3, spent: 4 },
      ],
    },
  }

  test('name the row', () => {
    const found = form.assess(answers).findings
    expect(
      found.filter(({ code }) => code === 'ROW' || code === 'STEP').map(({ message }) => message),
    ).toEqual(['RD01 智能装配：不符', '第2行：不符', 'RD01 智能装配｜第1行：不符'])
    expect(
      form
        .assess(answers, { language: 'en' })
        .findings.find(({ code, pointer }) => code === 'ROW' && pointer.includes('/1/'))?.message,
    ).toBe('Row 2: 不符')
  })

  test('name a row that the message names by its key no second time', () => {
    const own = compileForm(
      bundleOf({
        fields: {
          rows: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                code: { type: 'string', 'x-key': 'RD00' },
                name: { type: 'string' },
                n: { type: 'number' },
              },
            },
          },
        },
        rules: [
          { id: 'A', each: { r: 'rows' }, check: 'r.n > 1', at: '/rows/{r}/n', message: '{r.code}太小。' },
          { id: 'B', each: { r: 'rows' }, check: 'r.n > 2', at: '/rows/{r}/n', message: '太小。' },
        ],
      }),
    )
    const { findings } = own.assess({ rows: [{ code: 'RD01', name: '织机', n: 1 }] })
    expect(findings.map(({ message }) => message)).toEqual(['RD01太小。', 'RD01 织机：太小。'])
  })

  test('computed values and conditions are of their row', () => {
    const store = form.open(answers)
    expect([store.computedAt('/rd/projects/0/left'), store.computedAt('/rd/projects/1/left')]).toEqual([
      -1, -1,
    ])
    expect([store.state('/rd/projects/0/why').visible, store.state('/rd/projects/1/why').visible]).toEqual([
      true,
      false,
    ])
    expect(store.computed()).toMatchObject({ '/rd/projects/0/left': -1, '/rd/projects/1/spent': 3 })
    const heard: string[] = []
    for (const pointer of [
      '/rd/projects/0/left',
      '/rd/projects/1/left',
      '/rd/projects/1/why',
      '/rd/projects/0/why',
    ])
      store.subscribe(pointer, () => heard.push(pointer))
    store.set('/rd/projects/1/spent', 9)
    expect(heard.toSorted()).toEqual(['/rd/projects/1/left', '/rd/projects/1/why'])
  })

  test('what a row must say follows its own cells and the form around it', () => {
    const store = form.open({
      rd: {
        total: 1,
        projects: [
          { code: 'RD01', budget: 9, spent: 8, why: '' },
          { code: 'RD02', budget: 9, spent: 6 },
        ],
      },
    })
    const missing = () =>
      store
        .findings()
        .filter(({ code }) => code === 'required')
        .map(({ pointer, message }) => `${pointer} ${message}`)
    expect(missing()).toEqual(['/rd/projects/0/why RD01：“项目｜说明”不得空缺。'])
    store.set('/rd/projects/1/spent', 8)
    expect(missing()).toHaveLength(2)
    store.set('/rd/total', 101)
    expect(missing()).toHaveLength(4)
    expect(store.state('/rd/projects/0/name').required).toBe(true)
    store.set('/rd/projects/0/budget', 0)
    expect(missing().map((one) => one.split(' ')[0])).toEqual([
      '/rd/projects/0/why',
      '/rd/projects/1/name',
      '/rd/projects/1/why',
    ])
    store.set('/rd/projects/0/spent', 1)
    store.set('/rd/projects/0/why', 5 as never)
    expect(store.findingsAt('/rd/projects/0/why')).toEqual([])
    store.set('/rd/projects/0/spent', 6)
    expect(store.findingsAt('/rd/projects/0/why').map(({ code }) => code)).toEqual(['type'])
  })

  test('a keystroke in one of 2,000 rows tells nobody of the others', () => {
    const rows = Array.from({ length: 2000 }, (_, index) => ({
      code: `RD${String(index + 1).padStart(2, '0')}`,
      name: `甲${index}`,
      budget: 1,
      spent: 2,
    }))
    const store = form.open({ rd: { projects: rows } })
    expect(store.findings().filter(({ code }) => code === 'ROW')).toHaveLength(2000)
    let heard = 0
    rows.forEach((_, index) => index !== 7 && store.subscribe(`/rd/projects/${index}/spent`, () => heard++))
    store.set('/rd/projects/7/spent', 0)
    expect(heard).toBe(0)
    expect(store.findingsAt('/rd/projects/7/spent')).toEqual([])
    expect(store.findings().filter(({ code }) => code === 'ROW')).toHaveLength(1999)
  })
})
