import { expect, test } from 'vitest'
import type { FormBundle, Schema } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import type { ApplicationRow } from '../admission/store.ts'
import type { Services } from '../services.ts'
import { readTable } from '@formwright/sheets'
import { tableOf } from './table.ts'

const tableWith = async (
  bundle: FormBundle,
  table: Omit<Parameters<typeof tableOf>[2], 'format'>,
  applications: readonly object[],
) => {
  async function* rows() {
    for (const answers of applications) yield { answers, edition: 'e' } as unknown as ApplicationRow
  }
  const editions = { bundleOf: async () => bundle } as unknown as Services['editions']
  const written = await tableOf(
    { editions },
    bundle,
    { format: 'csv', ...table },
    rows(),
    applications.length,
  )
  return (await new Response(written).text()).replace('\uFEFF', '').trim().split('\r\n')
}

test('a column shows every row, a total beside the rows of a list, and the years of each application', async () => {
  const text = (title: string) => ({ type: 'string', title })
  const amount = { type: 'number', title: '金额' }
  const people = {
    type: 'array',
    title: '人员',
    items: { type: 'object', properties: { key: { ...text('编号'), 'x-key': 'M00' }, name: text('姓名') } },
  }
  const topics = {
    type: 'array',
    title: '课题',
    items: {
      type: 'object',
      properties: {
        name: text('名称'),
        leaders: { type: 'array', title: '负责人', items: text(''), 'x-ref': { list: '/people' } },
        steps: { type: 'array', title: '节点', items: { type: 'object', properties: { spend: amount } } },
      },
    },
  }
  const bundle = bundleOf({
    years: { report: { from: '/on', count: 2 } },
    fields: {
      on: { ...text('日期'), format: 'date' },
      people,
      topics,
      shares: {
        type: 'object',
        title: '份额',
        'x-id': 'shares',
        'x-ref': { list: '/people' },
        properties: { total: amount },
        additionalProperties: amount,
      },
      income: { type: 'object', title: '收入', 'x-annual': 'report', additionalProperties: amount },
    },
    edition: {
      tables: [
        {
          id: 't',
          title: '汇总',
          columns: [
            { title: '课题', value: '/topics/*/name' },
            { title: '负责人', value: '/topics/*/leaders' },
            { title: '支出', value: '/topics/*/steps/*/spend' },
            { title: '合计', value: '/shares/total' },
            { title: '收入', value: '/income/y{report.last}' },
          ],
        },
      ],
    },
  })
  const lines = await tableWith(bundle, { id: 't' }, [
    {
      on: '2020-05-01',
      people: [
        { key: 'M01', name: '林' },
        { key: 'M02', name: '王' },
      ],
      topics: [
        { name: '甲', leaders: ['M02', 'M01'], steps: [{ spend: 1 }, { spend: 2.5 }] },
        { name: '乙', leaders: ['M01'] },
      ],
      shares: { M01: 3, M02: 4, total: 7 },
      income: { y2018: 1, y2019: 20 },
    },
    { on: '2023-05-01', topics: [{ name: '丙', steps: [{ spend: 9 }] }], income: { y2019: 1, y2022: 30 } },
  ])
  expect(lines).toEqual([
    '课题,负责人,支出,合计,收入',
    '"甲\n乙","M02 王、M01 林\nM01 林","1\n2.5",7,20',
    '丙,,9,,30',
  ])
})

test('a table has nothing of branches that do not apply', async () => {
  const number = (title: string) => ({ type: 'number', title })
  const bundle = bundleOf({
    schema: {
      type: 'object',
      properties: { owned: { type: 'boolean', title: 'owned' } },
      if: { properties: { owned: { const: true } }, required: ['owned'] },
      // oxlint-disable-next-line unicorn/no-thenable
      then: { properties: { price: number('price') } },
      else: { properties: { rent: number('rent') } },
      anyOf: [
        {
          properties: { firm: { type: 'string', title: 'firm' }, staff: number('staff') },
          required: ['firm'],
        },
        {
          properties: { person: { type: 'string', title: 'person' }, age: number('age') },
          required: ['person'],
        },
      ],
    } as unknown as Schema,
  })
  const kept = { owned: true, price: 5, rent: 50, firm: 'f', staff: 2, age: 60 }
  const applications = [kept, { ...kept, owned: false, firm: undefined, person: 'p' }]
  const columns = ['/price', '/rent', '/firm', '/staff', '/person', '/age']
  const [head, ...lines] = await tableWith(bundle, { columns }, applications)
  expect(head).toBe('price,rent,firm,staff,person,age')
  expect(lines).toEqual(['5,,f,2,,', ',50,,,p,60'])
})

test('a table of a French form is CSV as a French spreadsheet opens it', async () => {
  const text = (title: string, format?: string) => ({ type: 'string', title, ...(format ? { format } : {}) })
  const bundle = bundleOf({
    form: { language: 'fr' },
    fields: {
      name: text('Nom'),
      amount: { type: 'number', title: 'Montant' },
      on: text('Le', 'date'),
      at: text('À', 'date-time'),
    },
    edition: { window: { from: '2026-01-01', to: '2026-12-31', timeZone: 'Europe/Paris', source: 'x' } },
  })
  const columns = ['/name', '/amount', '/on', '/at']
  const answers = { name: 'A; B', amount: -1234.5, on: '2026-06-20', at: '2026-06-20T14:30:00+02:00' }
  const lines = await tableWith(bundle, { columns }, [answers])
  expect(lines).toEqual(['Nom;Montant;Le;À', '"A; B";-1234,5;20/06/2026;20/06/2026 14:30'])
  const { rows } = await readTable(new TextEncoder().encode(lines.join('\r\n')), 'fr')
  expect(rows[1]).toEqual(['A; B', '-1234,5', '20/06/2026', '20/06/2026 14:30'])
})

test.each([
  ['zh-CN', '2024-06'],
  ['fr', '06/2024'],
])('a month in a table of %s stands as its spreadsheets have it: %s', async (language, written) => {
  const bundle = bundleOf({
    form: { language },
    fields: { begins: { type: 'string', format: 'year-month', title: '开工' } },
    edition: { tables: [{ id: 't', title: '汇总', columns: [{ title: '开工', value: '/begins' }] }] },
  })
  expect(await tableWith(bundle, { id: 't' }, [{ begins: '2024-06' }])).toEqual(['开工', written])
})
