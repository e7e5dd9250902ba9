import { compileForm } from '@formwright/engine'
import { localeOf } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { layOut, textOf } from '@formwright/paper'
import { readWorkbook, showWorkbook, writeWorkbook } from '@formwright/sheets'
import { expect, test } from 'vitest'
import { paperViews } from '../paper.ts'
import { sheetViews } from '../sheets.ts'
import { readMonth } from '../date/month-content.ts'

const month = { type: 'string', format: 'year-month' }
const bundle = bundleOf({
  fields: {
    begins: { ...month, title: '开工年月', 'x-id': 'begins' },
    jobs: {
      type: 'array',
      title: '履历',
      'x-id': 'jobs',
      items: {
        type: 'object',
        properties: { from: { ...month, title: '自' }, what: { type: 'string', title: '职务' } },
      },
    },
    staff: {
      type: 'integer',
      title: '人员',
      'x-id': 'staff',
      'x-list': { columns: [{ key: 'since', title: '入职', type: 'month' }] },
    },
  },
  blocks: [
    { columns: [40, 80], rows: [[{ label: '/begins' }, { field: '/begins', as: 'month-line' }]] },
    { field: '/jobs', as: 'rows' },
    { list: '/staff' },
  ],
  rules: [
    {
      id: 'M-01',
      severity: 'error',
      kind: 'consistency',
      each: { job: 'jobs' },
      check: 'date(job.from) <= date(begins)',
      at: '/jobs/{job}/from',
      message: '晚于开工',
    },
  ],
})
const answers = {
  begins: '2024-07',
  jobs: [{ from: '2020-01', what: '工程师' }],
  staff: 1,
  lists: { staff: [{ since: '2019-09' }] },
}

test('a month is printed as the form writes it, and has room to be written', () => {
  const printed = textOf(layOut(bundle, paperViews, answers)).join(' ')
  for (const text of ['2024年7月', '2020年1月', '2019年9月']) expect(printed).toContain(text)
  expect(textOf(layOut(bundle, paperViews)).join(' ')).toMatch(/年　　月/)
})

test('a month goes through a workbook; what Excel makes of it is read back', async () => {
  const back = await readWorkbook(await writeWorkbook(bundle, sheetViews, answers), bundle, sheetViews)
  expect(back).toMatchObject({ answers, problems: [] })
  const locale = localeOf(bundle)
  expect(readMonth(new Date('2024-03-01T00:00:00Z'), locale)).toBe('2024-03')
  expect(readMonth('2024.3', locale)).toBe('2024-03')
  expect([2024.3, 202410, 2024.1].map((number) => readMonth(number, locale))).toEqual([
    '2024-03',
    '2024-10',
    '2024.1',
  ])
  // a day is not taken for its month without a word
  expect(readMonth(new Date('2024-03-05T00:00:00Z'), locale)).toBe('2024-03-05')
})

test('what is no month is told, with the month that is meant; months compare in their order', () => {
  const found = (more: object) =>
    compileForm(bundle)
      .assess({ ...answers, ...more })
      .findings.map(({ code, message, fix }) => [code, message, fix] as const)
  expect(found({})).toEqual([])
  expect(found({ begins: '2024年13月' })).toMatchObject([
    ['format', '“开工年月”应为年月，如 2024年3月，现为“2024年13月”。', undefined],
  ])
  expect(found({ begins: '2024-07-15' })).toMatchObject([
    ['format', '“开工年月”应存为“2024-07”，现为“2024-07-15”。', { '/begins': '2024-07' }],
  ])
  expect(found({ begins: '2019-12' })).toMatchObject([['M-01', '工程师：晚于开工', undefined]])
  expect(found({ lists: { staff: [{ since: '2019' }] } })).toHaveLength(1)
})

test('a workbook shows months as months, and asks for the word for nothing only where a field takes it', () => {
  const shown = (more: object) => {
    const own = bundleOf({ fields: { begins: { ...month, title: '开工年月' }, ...more } })
    return showWorkbook(own, sheetViews, answers)[0]!.rows.flat().join(' ')
  }
  expect(shown({})).toContain('2024-07 ')
  expect(shown({})).not.toContain('“无”')
  expect(shown({ staff: { type: 'integer', title: '人员', 'x-none': true } })).toContain('填“无”')
})
