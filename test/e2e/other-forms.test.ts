import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { samplesOf } from '@formwright/authoring'
import { readForm } from '@formwright/definition/node'
import { root } from '../edition.ts'
import { newPage } from './chromium.ts'
import { cell, siteAndBrowser } from './site.ts'

const site = siteAndBrowser({ forms: join(root, 'forms') })

const HAN = /\p{Script=Han}/u

async function part(page: Page, title: string): Promise<void> {
  await page
    .locator('.section', { hasText: title })
    .first()
    .evaluate((button: HTMLButtonElement) => button.click())
  await page.waitForSelector(`.fw-part[aria-label^="${title}"]`)
}

const card = (page: Page, title: string) => page.locator('.card', { hasText: title })

test('the SF-424 is filled in: a branch, a repeating section, a budget with a column for each activity', async () => {
  const { page, complaints } = await newPage(site.browser)
  page.setDefaultTimeout(8000)
  await page.goto(site.address)
  await page.getByRole('button', { name: 'English' }).click()
  await card(page, 'Application for Federal Assistance').locator('.card-actions button').first().click()
  await page.waitForSelector('.fw-part')

  await page.getByLabel('Revision', { exact: true }).check()
  await page.getByLabel('E: Other (specify)').check()
  await cell(page, '/application/otherRevision').fill('A new partner')
  await page.getByLabel('New', { exact: true }).check()
  await expect.poll(() => cell(page, '/application/otherRevision').count()).toBe(0)

  await part(page, '3. Project/Performance Site Locations')
  await page.getByRole('button', { name: 'Add an item:' }).click()
  await cell(page, '/sites/locations/0/address/city').fill('Staunton')
  await page.locator('.sections', { hasText: 'Staunton' }).waitFor()

  await part(page, '4. Budget')
  const add = page.getByRole('button', { name: 'Add a row' })
  for (const name of ['Buffers', 'Monitoring']) {
    await add.click()
    // what is typed goes into the first cell that the form does not fill in itself
    await page
      .locator(`[data-pointer="/budget/activities/${name === 'Buffers' ? 0 : 1}/name"] input:focus`)
      .waitFor()
    await page.keyboard.type(name)
  }
  const amount = (line: string, column: string) =>
    page.locator(`[data-pointer="/budget/categories/${line}/${column}"] input`)
  await amount('personnel', 'A1').fill('$90,000')
  await amount('personnel', 'A2').fill('36000')
  await amount('travel', 'A2').fill('4000')
  await expect.poll(() => amount('totals', 'total').inputValue()).toBe('130,000')
  // what a program selects and writes over, as one that fills in forms does, is written over
  await amount('personnel', 'A1').fill('90500')
  await expect.poll(() => amount('totals', 'total').inputValue()).toBe('130,500')
  await amount('travel', 'A2').focus()
  await amount('personnel', 'A1').fill('90000')
  await expect.poll(() => amount('totals', 'total').inputValue()).toBe('130,000')
  await amount('travel', 'A2').focus()
  // thousands are apart where nobody types; a cell that is gone to is selected whole
  expect(await amount('personnel', 'A1').inputValue()).toBe('90,000')
  await amount('travel', 'A2').press('ArrowUp')
  await amount('fringe', 'A2').press('ArrowUp')
  expect(await amount('personnel', 'A2').inputValue()).toBe('36000')
  await page.keyboard.type('35000')
  await expect.poll(() => amount('totals', 'total').inputValue()).toBe('129,000')
  // so is one that Tab comes to, though its thousands are apart until then
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.type('34000')
  await expect.poll(() => amount('totals', 'total').inputValue()).toBe('128,000')
  expect(await page.locator('.fw-part').innerText()).not.toMatch(HAN)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('a high-tech enterprise’s research projects are pages, and columns of its costs', async () => {
  const read = await readForm(join(root, 'forms/high-tech-enterprise/2016'))
  const { page, complaints } = await newPage(site.browser)
  page.setDefaultTimeout(8000)
  await page.goto(site.address)
  await card(page, '高新技术企业认定申请书')
    .locator('input[type=file]')
    .setInputFiles({
      name: 'answers.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(samplesOf(read).get('eligible'))),
    })
  await page.waitForSelector('.fw-part')

  // years that have to be filled in are marked as other fields are
  await part(page, '一、主要情况')
  await page.locator('tr[data-pointer="/main/sales"] th .fw-required').waitFor()

  // what was filled in makes its column wider, in the head as in the rows
  await part(page, '企业注册登记表')
  const list = page.locator('.fw-list', { has: page.getByLabel('第 1 行 身份证号') })
  const lefts = (row: string) =>
    list.locator(`${row} > *`).evaluateAll((cells) => cells.map((at) => at.getBoundingClientRect().left))
  const before = await lefts('.fw-list-head')
  await page.getByLabel('第 1 行 姓名').fill('吴建明（与其他三位自然人股东共同持有）')
  await cell(page, '/registration/name').focus()
  await expect.poll(() => lefts('.fw-list-head')).not.toEqual(before)
  expect(await lefts('.fw-list-body > :first-child')).toEqual(await lefts('.fw-list-head'))

  // a choice is read whole in a column that is as wide as it
  await part(page, '二、知识产权汇总表')
  const cut = await page
    .locator('[aria-label$="类别"], [aria-label$="获得方式"]')
    .evaluateAll((inputs) => inputs.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))
  expect(cut).toHaveLength(12)
  expect(Math.max(...cut)).toBe(0)

  await part(page, '五、企业年度研究开发费用结构明细表')
  const amount = (line: string, column: string) =>
    page.locator(`[data-pointer="/costs/years/y2021/${line}/${column}"] input`)
  await amount('wages', 'RD01').fill('100')
  await expect.poll(() => amount('subtotal', 'total').inputValue()).toBe('224')
  await page.locator('.findings', { hasText: 'RD01的2021年支出220万元' }).waitFor()

  await part(page, '四、企业研究开发活动情况表')
  await page.getByRole('button', { name: '加一项：' }).click()
  // the start of the new page is in view, and not its end
  const top = () => page.locator('.fw-page').evaluate((at) => at.getBoundingClientRect().top)
  await expect.poll(top).toBeLessThan(300)
  expect(await top()).toBeGreaterThan(0)
  await cell(page, '/projects/list/3/name').fill('导纱器可靠性研究')
  await part(page, '五、企业年度研究开发费用结构明细表')
  await amount('wages', 'RD04').fill('5')
  await expect.poll(() => amount('subtotal', 'total').inputValue()).toBe('229')
  expect(complaints).toEqual([])
  await page.context().close()
})

test('a part that another way of applying asks for is no part of this one', async () => {
  const { page, complaints } = await newPage(site.browser)
  page.setDefaultTimeout(8000)
  await page.goto(site.address)
  await card(page, '创新型中小企业自评申请表').locator('.card-actions button').first().click()
  await page.waitForSelector('.fw-part')
  const titles = page.locator('.section-title')
  await page.getByLabel('满足直通条件之一').check()
  await expect.poll(() => titles.allTextContents()).not.toContain('二、评价指标自评')
  await page.getByLabel('评价得分60分以上').check()
  await expect.poll(() => titles.allTextContents()).not.toContain('三、直通条件')
  expect(await titles.allTextContents()).toContain('二、评价指标自评')
  expect(complaints).toEqual([])
  await page.context().close()
})

test('what was typed before the date that the years follow is told once it is given, and goes to these years', async () => {
  const { page, complaints } = await newPage(site.browser)
  page.setDefaultTimeout(8000)
  await page.goto(site.address)
  await card(page, '高新技术企业认定申请书').locator('.card-actions button').first().click()
  await page.waitForSelector('.fw-part')
  await part(page, '一、主要情况')
  const sales = (year: number) => page.locator(`[data-pointer="/main/sales/y${year}"] input`)
  await sales(2014).fill('5200')
  await page.locator('[data-date-to-give]').getByRole('button').click()
  await page.locator('[id="f-cover-appliedOn"]:focus').waitFor()
  await cell(page, '/cover/appliedOn').fill('2024-06-01')
  await page.locator('[data-kept-years="1"]', { hasText: '2014 年已填的 1 项' }).waitFor()
  await page.getByRole('button', { name: '全部移到 2021、2022、2023 年' }).click()
  await page.locator('[data-kept-years]').waitFor({ state: 'detached' })
  await part(page, '一、主要情况')
  expect(await sales(2022).inputValue()).toBe('5,200')
  expect(await page.locator('[data-date-to-give]').count()).toBe(0)
  expect(complaints).toEqual([])
  await page.context().close()
})
