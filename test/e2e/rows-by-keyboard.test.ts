import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { serveForm } from './served-form.ts'
import type { ServedForm } from './served-form.ts'

declare const answers: () => Readonly<Record<string, readonly { readonly name?: string }[]>>

const PRESENTATIONS = ['table', 'cards', 'pages'] as const
const bundle = bundleOf({
  form: { title: '项目' },
  fields: Object.fromEntries(
    PRESENTATIONS.map((key) => [
      key,
      {
        type: 'array',
        title: key,
        'x-id': key,
        items: {
          type: 'object',
          properties: {
            code: { type: 'string', title: '编号', 'x-key': 'RD00' },
            name: { type: 'string', title: '名称' },
          },
        },
      },
    ]),
  ),
  schema: { title: '项目' },
  ui: {
    type: 'VerticalLayout',
    elements: PRESENTATIONS.map((presentation) => ({
      type: 'Control',
      scope: `#/properties/${presentation}`,
      options: { presentation },
    })),
  },
})
const names = ['甲', '乙', '丙']
const rows = names.map((name, index) => ({ code: `RD0${index + 1}`, name }))
let form: ServedForm

beforeAll(async () => {
  form = await serveForm(bundle, Object.fromEntries(PRESENTATIONS.map((key) => [key, rows])))
})

afterAll(() => form?.stop())

const namesIn = (page: Page, list: string) =>
  page.evaluate((key) => {
    const { [key]: held = [] } = answers()
    return held.map(({ name }) => name).join('')
  }, list)
const focused = (page: Page) =>
  page.evaluate(() => {
    const { tagName, dataset, id } = document.activeElement as HTMLElement
    return dataset.tool ?? `${tagName} ${id}`
  })

test.each(PRESENTATIONS)('a row of %s is moved on by the same key', async (list) => {
  const { page, complaints } = await form.open({ width: 1366, height: 768 })
  const box = page.locator(`[data-pointer="/${list}"]`)
  await box.waitFor()
  if (list === 'pages') await box.getByRole('button', { name: /丙/ }).click()
  if (list === 'table') await box.getByRole('button', { name: /第 3 行.*操作|操作.*第 3 行/ }).click()
  await box.locator('[data-tool="up"]').last().focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => namesIn(page, list)).toBe('甲丙乙')
  await expect.poll(() => focused(page)).toBe('up')
  await page.keyboard.press('Enter')
  await expect.poll(() => namesIn(page, list)).toBe('丙甲乙')
  // at the top there is only the way down
  await expect.poll(() => focused(page)).toBe('down')
  await page.keyboard.press('Enter')
  await expect.poll(() => namesIn(page, list)).toBe('甲丙乙')
  await expect.poll(() => focused(page)).toBe('down')
  expect(complaints).toEqual([])
  await page.close()
})

test('a page that is added begins at the first place to fill in, and the list keeps the focus when it is empty', async () => {
  const { page } = await form.open({ width: 1366, height: 768 })
  const box = page.locator('[data-pointer="/pages"]')
  await box.getByRole('button', { name: /^加一项/ }).click()
  await expect.poll(() => focused(page)).toBe('INPUT f-pages-3-name')
  for (let left = 4; left > 0; left--) {
    await box.locator('[data-tool="remove"]').click()
    await expect.poll(() => namesIn(page, 'pages').then((held) => held.length)).toBeLessThan(left)
  }
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('撤销')
  await page.close()
})
