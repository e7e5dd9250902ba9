import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { serveForm } from './served-form.ts'
import type { ServedForm } from './served-form.ts'
import { violations } from './violations.ts'

declare const answers: () => Readonly<Record<string, unknown>>
declare const undo: () => void

const many = Array.from({ length: 300 }, (_, index) => ({
  const: `C${index}`,
  title: `${1000 + index} 第${index}业`,
}))
const level = {
  type: 'string',
  title: '级别',
  oneOf: [
    { const: 'nation', title: '国家级' },
    { const: 'province', title: '省级' },
  ],
}
const kind = {
  type: 'string',
  title: '类别',
  oneOf: [
    { const: 'n1', title: '经开区' },
    { const: 'n2', title: '高新区' },
    { const: 'p1', title: '省级开发区' },
  ],
}
const narrowed = {
  if: { properties: { level: { const: 'nation' } }, required: ['level'] },
  // oxlint-disable-next-line unicorn/no-thenable
  then: { properties: { kind: { enum: ['n1', 'n2'] } } },
  else: { properties: { kind: { const: 'p1' } } },
}
const bundle = bundleOf({
  form: { title: '选择' },
  fields: {
    trade: { type: 'string', title: '行业', 'x-id': 'trade', oneOf: many },
    goods: {
      type: 'array',
      title: '产品',
      'x-id': 'goods',
      uniqueItems: true,
      items: { type: 'string', oneOf: many },
    },
    level: { ...level, 'x-id': 'level' },
    kind: { ...kind, 'x-id': 'kind' },
    parks: {
      type: 'array',
      title: '园区',
      'x-id': 'parks',
      items: {
        type: 'object',
        properties: { level, kind, since: { type: 'string', title: '设立', format: 'year-month' } },
        ...narrowed,
      },
    },
    marks: {
      type: 'array',
      title: '标志',
      'x-id': 'marks',
      items: { type: 'string', enum: ['甲', '乙'] },
    },
  },
  schema: {
    title: '选择',
    allOf: [narrowed],
  },
  ui: {
    type: 'VerticalLayout',
    elements: ['trade', 'goods', 'level', 'kind', 'parks', 'marks'].map((key) => ({
      type: 'Control',
      scope: `#/properties/${key}`,
      ...(key === 'parks' ? { options: { presentation: 'table' } } : {}),
    })),
  },
})

const ANSWERS = {
  marks: ['甲', '丙'],
  parks: [{ level: 'nation', kind: 'n1', since: '2019-09' }, { level: 'province' }],
}

let form: ServedForm

beforeAll(async () => {
  form = await serveForm(bundle, ANSWERS)
})

afterAll(() => form?.stop())

const held = (page: Page, key: string) => page.evaluate((name) => answers()[name], key)

describe.each([
  [1366, 768],
  [390, 844],
])('at %i × %i', (width, height) => {
  test('one of 300 options is found by part of its name, and nothing else is stored', async () => {
    const { page, complaints } = await form.open({ width, height })
    const trade = page.getByRole('combobox', { name: '行业' })
    await trade.click()
    await expect.poll(() => page.getByRole('option').count()).toBe(100)
    expect(await page.getByText('还有 200 项').count()).toBe(1)
    expect(await violations(page, ['page-has-heading-one'])).toEqual([])
    await page.keyboard.type('第12')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await held(page, 'trade')).toBe('C120')
    expect(await trade.inputValue()).toBe('1120 第120业')
    // a name that leaves one option is it; one that leaves none, or several, changes nothing
    for (const [typed, code] of [
      ['1299', 'C299'],
      ['没有这一项', 'C299'],
      ['第1', 'C299'],
    ] as const) {
      await trade.fill(typed)
      await page.keyboard.press('Tab')
      expect(await held(page, 'trade')).toBe(code)
      expect(await trade.inputValue()).toBe('1299 第299业')
    }
    await trade.fill('第7业')
    await page.keyboard.press('Escape')
    expect(await trade.inputValue()).toBe('1299 第299业')
    await trade.fill('')
    await page.keyboard.press('Tab')
    expect(await held(page, 'trade')).toBeUndefined()
    await page.evaluate(() => undo())
    expect(await trade.inputValue()).toBe('1299 第299业')
    expect(complaints).toEqual([])
  })

  test('several of them are chosen one after another, and taken out again', async () => {
    const { page } = await form.open({ width, height })
    const goods = page.getByRole('combobox', { name: '产品' })
    for (const typed of ['1250', '1003']) {
      await goods.click()
      await page.keyboard.type(typed)
      await page.keyboard.press('Enter')
    }
    // as the form has them, not as they were chosen
    expect(await held(page, 'goods')).toEqual(['C3', 'C250'])
    await page.getByRole('checkbox', { name: '1003 第3业' }).click()
    expect(await held(page, 'goods')).toEqual(['C250'])
  })

  test('another answer leaves some of the options; what is chosen stays in sight until it is not', async () => {
    const { page } = await form.open({ width, height })
    const kinds = () =>
      page
        .locator('[role=radiogroup]', { has: page.getByLabel('省级开发区') })
        .or(page.locator('[role=radiogroup]', { has: page.getByLabel('经开区') }))
        .getByRole('radio')
        .count()
    await page.getByLabel('国家级', { exact: true }).check()
    await expect.poll(kinds).toBe(2)
    await page.getByLabel('高新区').check()
    await page.getByLabel('省级', { exact: true }).check()
    await expect.poll(kinds).toBe(2)
    expect(await page.getByLabel('高新区').isChecked()).toBe(true)
    await page.getByLabel('省级开发区').check()
    await expect.poll(kinds).toBe(1)
    expect(await held(page, 'kind')).toBe('p1')
  })

  test('a row of a table offers what its own answers leave; months are as people write them', async () => {
    const { page } = await form.open({ width, height })
    const cell = (row: number, key: string) =>
      page.locator(`[role=cell][data-pointer="/parks/${row}/${key}"] input`)
    const offered = async (row: number) => {
      const id = await cell(row, 'kind').getAttribute('list')
      const options = page.locator(`[id="${id}"] option`)
      return options.evaluateAll((all) => all.map((one) => (one as { value?: string }).value))
    }
    await expect.poll(() => offered(0)).toEqual(['经开区', '高新区'])
    await expect.poll(() => offered(1)).toEqual(['省级开发区'])
    await cell(1, 'level').fill('国家级')
    await page.keyboard.press('Tab')
    await expect.poll(() => offered(1)).toEqual(['经开区', '高新区'])
    expect(await cell(0, 'since').inputValue()).toBe('2019年9月')
    await cell(1, 'since').fill('2020.3')
    await page.keyboard.press('Tab')
    await expect.poll(() => cell(1, 'since').inputValue()).toBe('2020年3月')
    expect((await held(page, 'parks')) as unknown).toMatchObject([{}, { level: 'nation', since: '2020-03' }])
  })

  test('a code that is no option stays until somebody takes it out', async () => {
    const { page } = await form.open({ width, height })
    await page.getByRole('checkbox', { name: '乙' }).check()
    expect(await held(page, 'marks')).toEqual(['甲', '乙', '丙'])
    await page.getByRole('checkbox', { name: '丙' }).click()
    expect(await held(page, 'marks')).toEqual(['甲', '乙'])
  })
})
