import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { serveForm } from './served-form.ts'
import type { ServedForm } from './served-form.ts'
import { violations } from './violations.ts'

interface Answers {
  readonly projects?: readonly { readonly code: string; readonly name?: string }[]
  readonly costs?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly results?: readonly { readonly of?: readonly string[] }[]
}

declare const answers: () => Answers
declare const undo: () => void

const money = { type: 'number', 'x-unit': '万元' }
const byProject = (title: string, more = {}) => ({
  title,
  type: 'object',
  'x-ref': { list: '/projects' },
  properties: { total: { ...money, title: '合计', readOnly: true } },
  additionalProperties: money,
  ...more,
})
const people = { type: 'integer', 'x-unit': '人' }
const byGrade = (title: string) => ({
  title,
  type: 'object',
  properties: { senior: { ...people, title: '高级' }, junior: { ...people, title: '初级' } },
})
const named = {
  code: { type: 'string', title: '编号', 'x-key': 'RD00' },
  name: { type: 'string', title: '名称' },
}
const bundle = bundleOf({
  form: { title: '研发费用' },
  fields: {
    projects: {
      type: 'array',
      title: '研发项目',
      'x-id': 'projects',
      items: { type: 'object', properties: named },
    },
    costs: {
      type: 'object',
      title: '费用明细',
      'x-id': 'costs',
      properties: {
        staff: byProject('人员'),
        goods: byProject('材料'),
        total: byProject('总计', { readOnly: true }),
      },
    },
    people: {
      type: 'object',
      title: '人员构成（人）',
      'x-id': 'people',
      readOnly: true,
      properties: { lead: byGrade('负责人'), other: byGrade('其他') },
    },
    results: {
      type: 'array',
      title: '成果',
      'x-id': 'results',
      items: {
        type: 'object',
        properties: {
          of: {
            type: 'array',
            title: '来自项目',
            items: { type: 'string' },
            'x-ref': { list: '/projects' },
          },
        },
      },
    },
  },
  schema: { title: '研发费用' },
  ui: {
    type: 'VerticalLayout',
    elements: ['projects', 'costs', 'people', 'results'].map((key) => ({
      type: 'Control',
      scope: `#/properties/${key}`,
    })),
  },
  rules: [
    {
      id: 'ROWS',
      each: { line: 'costs' },
      at: '/costs/{line}/total',
      compute: 'sum(costs[line].map(p, has(costs[line][p]), costs[line][p]))',
    },
    {
      id: 'COLUMNS',
      each: { project: 'costs.total' },
      at: '/costs/total/{project}',
      compute: "sum(['staff', 'goods'].map(line, has(costs[line][project]), costs[line][project]))",
    },
  ],
})
const start = {
  projects: ['智能装配', '轻质合金', '热处理'].map((name, index) => ({ code: `RD0${index + 1}`, name })),
  results: [{}],
}

let form: ServedForm

beforeAll(async () => {
  form = await serveForm(bundle, start)
})

afterAll(() => form?.stop())

const held = (page: Page) => page.evaluate(() => answers())

/** Pastes as a spreadsheet does. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', copied)
    document.activeElement!.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
}

describe.each([
  [1366, 768],
  [390, 844],
])('at %i × %i', (width, height) => {
  test('a table with a column for each project is typed into, pasted into and follows the projects', async () => {
    const { page, complaints } = await form.open({ width, height })
    const cell = (name: string) => page.locator('.fw-matrix').getByRole('textbox', { name, exact: true })
    await cell('人员 RD01 智能装配').fill('1')
    await cell('人员 RD01 智能装配').press('ArrowDown')
    await page.keyboard.type('10')
    await expect
      .poll(async () => (await held(page)).costs)
      .toMatchObject({
        staff: { RD01: 1, total: 1 },
        goods: { RD01: 10, total: 10 },
        total: { RD01: 11, total: 11 },
      })
    expect(await cell('总计 合计').getAttribute('readonly')).not.toBeNull()

    // a block goes in as one step
    await cell('人员 RD02 轻质合金').focus()
    await paste(page, '2\t3\n20\t30')
    await expect
      .poll(async () => (await held(page)).costs!.total)
      .toMatchObject({ RD02: 22, RD03: 33, total: 66 })
    expect(await cell('人员 RD02 轻质合金').evaluate((input) => input === document.activeElement)).toBe(true)
    await page.evaluate(() => undo())
    await expect.poll(async () => (await held(page)).costs!.total!.total).toBe(11)
    await cell('人员 RD02 轻质合金').focus()
    await paste(page, '2\t3\n20\t30')

    // results say of which projects they are: typed to, picked by keyboard
    const picker = page.getByRole('combobox')
    await picker.fill('合金')
    await page.getByRole('option', { name: 'RD02 轻质合金' }).waitFor()
    await picker.press('Enter')
    await picker.fill('rd03')
    await picker.press('Enter')
    await expect.poll(async () => (await held(page)).results![0]!.of).toEqual(['RD02', 'RD03'])

    // a project that moves takes its column and what refers to it along
    await page.getByRole('button', { name: '操作：第 3 行' }).click()
    await page.getByRole('button', { name: '上移：第 3 行' }).click()
    await expect.poll(async () => (await held(page)).costs!.staff).toMatchObject({ RD02: 3, RD03: 2 })
    await cell('人员 RD02 热处理').waitFor()
    expect((await held(page)).results![0]!.of).toEqual(['RD03', 'RD02'])

    // the tools go with the row; one that is referred to stays, and says by whom; then it goes with its
    // column, and comes back
    await page.getByRole('button', { name: '删除：第 2 行' }).click()
    await page.getByText(/引用它：.*来自项目/).waitFor()
    await page.getByText(/已填 \d+ 格/).waitFor()
    await page.getByRole('button', { name: '连同引用一起删除' }).click()
    await expect
      .poll(async () => (await held(page)).costs!.staff)
      .toMatchObject({ RD01: 1, RD02: 2, total: 3 })
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.poll(async () => (await held(page)).costs!.total!.total).toBe(66)

    // what nobody fills in has no hint how to paste; a unit that the table is called with is not said again
    const given = page.locator('.fw-table-box').filter({ has: page.locator('[aria-label="人员构成（人）"]') })
    expect(await given.locator('th[scope=row]').allInnerTexts()).toEqual(['负责人', '其他'])
    expect(await given.getByText('复制一块').count()).toBe(0)

    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    // a table that is moved sideways has a column half below the one that stays
    await page.locator('.fw-list-box').evaluate((box) => box.scrollTo(0, 0))
    expect(await violations(page, ['page-has-heading-one'])).toEqual([])
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([])
    await page.close()
  })
})

test('a table that has to be filled in is not called missing before anybody was there', async () => {
  const share = {
    type: 'object',
    title: '合格率',
    'x-id': 'share',
    'x-ref': { list: '/projects', required: true },
    additionalProperties: { type: 'number', 'x-unit': '%' },
  }
  const own = await serveForm(
    bundleOf({
      fields: {
        projects: {
          type: 'array',
          title: '项目',
          'x-id': 'projects',
          items: { type: 'object', properties: named },
        },
        share,
      },
      schema: { title: '质量', required: ['share'] },
      ui: {
        type: 'VerticalLayout',
        elements: ['projects', 'share'].map((key) => ({ type: 'Control', scope: `#/properties/${key}` })),
      },
    }),
    {},
  )
  try {
    const { page } = await own.open({ width: 1366, height: 768 })
    const table = page.locator('.fw-matrix')
    await table.getByText('项目').waitFor()
    expect(await table.getByText('不得空缺').count()).toBe(0)
  } finally {
    await own.stop()
  }
})
