import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleOfFiles } from '@formwright/definition/testing'
import { nestedAnswers, nestedFiles } from '../imports/nested-form.ts'
import { serveForm } from './served-form.ts'
import type { ServedForm } from './served-form.ts'
import { violations } from './violations.ts'

interface Answers {
  readonly projects: readonly { readonly name?: string; readonly members?: readonly { person?: string }[] }[]
  readonly party?: Readonly<Record<string, unknown>>
  readonly indicators?: Readonly<Record<string, unknown>>
  readonly position?: readonly unknown[]
  readonly remarks?: unknown
  readonly market?: unknown
}

declare const answers: () => Answers
declare const undo: () => void

const bundle = bundleOfFiles(nestedFiles())
let form: ServedForm

beforeAll(async () => {
  form = await serveForm(bundle, nestedAnswers)
})

afterAll(() => form?.stop())

const held = (page: Page) => page.evaluate(() => answers())

describe.each([
  [1366, 768],
  [390, 844],
])('at %i × %i', (width, height) => {
  test('pages, rows in rows, alternatives, a map, a tuple and any value are filled in', async () => {
    const { page, complaints } = await form.open({ width, height })
    await page.waitForSelector('.fw-pages')

    // the second page, added to, copied and moved; what is deleted comes back
    await page.getByRole('button', { name: /轻质材料/ }).click()
    await page.locator('.fw-page').getByRole('textbox', { name: '项目名称', exact: true }).fill('轻质合金')
    await page.getByRole('button', { name: '复制：第 2 项，共 2 项' }).click()
    await page.getByRole('button', { name: '上移：第 3 项，共 3 项' }).click()
    await expect
      .poll(async () => (await held(page)).projects.map(({ name }) => name))
      .toEqual(['高温合金', '轻质合金', '轻质合金'])
    await page.getByRole('button', { name: '删除：第 2 项，共 3 项' }).click()
    await expect.poll(async () => (await held(page)).projects.length).toBe(2)
    // what came of it is told where the row was, not below all that a page holds
    const told = page.getByText('已删除第 2 行')
    expect(
      await told.evaluate((notice) => {
        const { top, bottom } = notice.getBoundingClientRect()
        return top >= 0 && bottom <= innerHeight
      }),
    ).toBe(true)
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.poll(async () => (await held(page)).projects.length).toBe(3)

    // a row in a row
    await page.getByRole('button', { name: /高温合金/ }).click()
    await page.locator('.fw-card').getByLabel('姓名').first().fill('张三丰')
    await expect.poll(async () => (await held(page)).projects[0]!.members![0]!.person).toBe('张三丰')

    // the other alternative, and back: what was filled in comes back
    await page.getByLabel('单位', { exact: true }).check()
    await page.getByLabel('单位名称').fill('某公司')
    await expect.poll(async () => (await held(page)).party).toEqual({ company: '某公司' })
    await page.getByLabel('自然人').check()
    await expect.poll(async () => (await held(page)).party).toEqual({ surname: '王' })

    // a map: add, refuse a name that is taken, rename, delete
    await page.getByLabel('新增一项的名称').fill('产值')
    await page.getByLabel('新增一项的名称').press('Enter')
    await page.getByText('已有同名的一项').waitFor()
    await page.getByLabel('新增一项的名称').fill('就业')
    expect(await page.getByText('已有同名的一项').count()).toBe(0)
    await page.getByLabel('新增一项的名称').press('Enter')
    await page.getByRole('textbox', { name: '就业', exact: true }).fill('30')
    const name = page.getByLabel('名称', { exact: true }).nth(1)
    await name.fill('上缴税收')
    await name.press('Enter')
    await page.getByRole('button', { name: '删除：产值' }).click()
    await expect.poll(async () => (await held(page)).indicators).toEqual({ 上缴税收: 3, 就业: 30 })

    // an entry that is emptied stays, to be filled in again
    await page.getByRole('textbox', { name: '就业', exact: true }).fill('')
    await expect.poll(async () => (await held(page)).indicators).toEqual({ 上缴税收: 3, 就业: null })
    await page.getByRole('textbox', { name: '就业', exact: true }).fill('30')

    // the name of a new entry is not lost with whoever goes on elsewhere
    await page.getByLabel('新增一项的名称').fill('研发')
    await page.getByLabel('经度').click()
    await expect.poll(async () => (await held(page)).indicators).toHaveProperty('研发')
    expect(await page.getByLabel('新增一项的名称').inputValue()).toBe('')
    await page.getByRole('button', { name: '删除：研发' }).click()

    // a position that is emptied moves no other
    await page.getByLabel('经度').fill('')
    await expect.poll(async () => (await held(page)).position).toEqual([null, 24.9])

    // a value of any kind
    await page.getByLabel('次数：类型').selectOption({ label: '文字' })
    await page.getByRole('button', { name: '加一个栏目：补充信息' }).click()
    await expect
      .poll(async () => (await held(page)).remarks)
      .toEqual({ 来源: '调查', 次数: '3', 分项: [true, '甲'], 名称: '' })

    // a value of one kind or another: each with fields of its own, the other kept aside
    await page.getByLabel('销售范围：类型').selectOption({ label: '全球' })
    await expect.poll(async () => (await held(page)).market).toBe('all')
    await page.getByLabel('销售范围：类型').selectOption({ label: '城市' })
    await expect.poll(async () => (await held(page)).market).toEqual([{ city: '泉州', share: 40 }])

    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(await violations(page, ['page-has-heading-one'])).toEqual([])
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([])
    await page.close()
  })
})

test('in English nothing of the views is Chinese, and all of it is reached by keyboard', async () => {
  const { page } = await form.open(undefined, '?language=en')
  await page.waitForSelector('.fw-pages')
  const names = await page
    .locator('.fw-page .fw-tool, .fw-actions button, [data-pointer="/remarks"] .fw-tree-kind option')
    .allTextContents()
  // a list is called what the form calls it
  const own = names.map((text) => text.replace(/^Add an item: .*$/, ''))
  expect(own.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([])
  const add = page.locator('.fw-pages > .fw-actions button').first()
  await add.focus()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await held(page)).projects.length).toBe(3)
  await page.evaluate(() => undo())
  await expect.poll(async () => (await held(page)).projects.length).toBe(2)
  await page.close()
})
