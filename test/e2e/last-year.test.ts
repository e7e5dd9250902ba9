import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { revise, startForm } from '@formwright/authoring'
import { bundleOfFiles } from '@formwright/definition/testing'
import { fieldTypes } from '@formwright/fields'
import { sheetViews } from '@formwright/fields/sheets'
import { writeWorkbook } from '@formwright/sheets'
import { newPage } from './chromium.ts'
import { cell, exported, exportedFile, saved, siteAndBrowser } from './site.ts'
import { writeFiles } from '../write-files.ts'

const ADDED = ['yield', 'bases']

/** A form of two years: in the later one other units count, in a column of a list too, and another year. */
function twoYears(): Map<string, string> {
  const files = new Map([...startForm('farm', 2026)].filter(([path]) => !/cases|texts\//.test(path)))
  files.set('2026/rules.json', JSON.stringify({ rules: [] }))
  const schema = JSON.parse(files.get('2026/schema.json')!) as {
    properties: Record<string, Record<string, unknown>>
  }
  schema.properties.yield = { title: '产量', type: 'number', 'x-unit': '吨', 'x-id': 'yield' }
  schema.properties.bases = {
    title: '基地',
    type: 'array',
    'x-id': 'bases',
    items: {
      type: 'object',
      properties: {
        name: { title: '名称', type: 'string' },
        amount: { title: '年产', type: 'number', 'x-unit': '吨' },
      },
    },
  }
  files.set('2026/schema.json', JSON.stringify(schema))
  const form = JSON.parse(files.get('form.json')!)
  delete form.requiredLanguages
  form.workflow.states.draft.edit.applicant.push('/yield', '/bases')
  files.set('form.json', JSON.stringify(form))
  const ui = JSON.parse(files.get('2026/ui.json')!)
  for (const key of ADDED) ui.elements.push({ type: 'Control', scope: `#/properties/${key}` })
  files.set('2026/ui.json', JSON.stringify(ui))
  const paper = JSON.parse(files.get('2026/paper.json')!)
  for (const key of ADDED) paper.blocks[0].rows.push([{ label: `/${key}` }, { field: `/${key}` }])
  files.set('2026/paper.json', JSON.stringify(paper))
  const sample = JSON.parse(files.get('2026/answers/sample.json')!)
  files.set('2026/answers/sample.json', JSON.stringify({ ...sample, yield: 5, bases: [] }))

  const revision = revise(files, '2026', '2027', { fieldTypes })
  if (!('files' in revision)) throw new Error(JSON.stringify(revision))
  for (const [path, text] of revision.files) files.set(path, text)
  files.set(
    '2027/schema.json',
    files
      .get('2026/schema.json')!
      .replaceAll('亿元', '万元')
      .replace('"x-unit":"吨","x-id"', '"x-unit":"万吨","x-id"')
      .replace('"x-unit":"吨"', '"x-unit":"公斤"'),
  )
  return files
}

const files = twoYears()

function folderOf(): string {
  const folder = mkdtempSync(join(tmpdir(), 'formwright-years-'))
  writeFiles(join(folder, 'farm'), files)
  return folder
}

const site = siteAndBrowser({ forms: folderOf() })

/** What was filled in last year. */
const BEFORE = {
  organisation: '绿源',
  income: { y2024: 1.2, y2025: 1.5 },
  yield: 3500,
  bases: [{ name: '甲', amount: 1.2 }],
  attachments: [
    { target: 'hasPlan', name: '规划.pdf', sha256: 'a'.repeat(64), size: 3, type: 'application/pdf' },
  ],
}
/** The same in this year's units; of the years only the one that is asked for again. */
const CARRIED = {
  organisation: '绿源',
  income: { y2025: 15_000 },
  yield: 0.35,
  bases: [{ name: '甲', amount: 1200 }],
}

test('last year’s workbook is carried as answers are, into a new declaration and one that was begun, and nothing is written before somebody agrees', async () => {
  const workbook = await writeWorkbook(bundleOfFiles(files, '2026'), sheetViews, BEFORE)
  const { page, complaints } = await newPage(site.browser)
  const choose = (selector: string) =>
    page.setInputFiles(selector, {
      name: '2026.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(workbook),
    })
  const card = page.locator('.card').filter({ hasText: '2027' })
  const dialog = page.getByRole('dialog')
  await page.goto(site.address)
  await card.waitFor()
  await choose('.card:has-text("2027") input[type=file]')
  await dialog.getByText('带入了 4 项').waitFor()
  await dialog.getByText(/规划\.pdf/).waitFor()
  await dialog.getByRole('button', { name: '取消' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await draftsIn(page)).toBe(0)
  await choose('.card:has-text("2027") input[type=file]')
  await dialog.getByRole('button', { name: '带入并开始填报' }).click()
  await page.waitForSelector('.fw-part')
  expect(await exported(page)).toEqual(CARRIED)
  // what was left behind stays with the declaration, by the names of fields, until it is removed
  const left = page.locator('[data-left-of-files]')
  const leftLines = left.locator('li')
  await left.locator('summary').click()
  expect(await leftLines.allTextContents()).toEqual([
    expect.stringMatching(/^2026年度 · “.*2024.*”没有带入：本年度不再填报这一年 ?1.2/),
    expect.stringMatching(/^2026年度 · .*规划\.pdf/),
  ])
  await leftLines.filter({ hasText: '规划.pdf' }).getByRole('button', { name: '保存文件' }).click()
  await leftLines.getByText('导入的文件中没有这份材料').waitFor()
  await leftLines.first().getByRole('button', { name: '移除' }).click()
  await expect.poll(() => leftLines.count()).toBe(1)
  await page.reload()
  await left.locator('summary').click()
  expect(await leftLines.allTextContents()).toEqual([expect.stringContaining('规划.pdf')])
  await left.getByRole('button', { name: '全部移除' }).click()
  await left.waitFor({ state: 'detached' })
  await page.reload()
  await page.waitForSelector('.fw-part')
  expect(await left.count()).toBe(0)

  // into one that was begun: what stands there already and differs is not taken unless somebody ticks it
  await page.goto(site.address)
  await card.getByRole('button', { name: '开始填报' }).click()
  await page.waitForSelector('.fw-part')
  await cell(page, '/yield').fill('0.4')
  await saved(page)
  const begun = await exported(page)
  await choose('[aria-label="导入填好的 Excel…"]')
  await dialog.getByText('单位已换算').waitFor()
  const shown = await dialog.locator('tbody tr td:nth-child(n+3)').allTextContents()
  expect(shown.join(' ')).toBe('（空） 绿源 （空） 15,000 0.4万吨 0.35万吨 （空） 甲｜1,200')
  expect(await dialog.locator('tbody tr.is-conflict').allTextContents()).toEqual([
    expect.stringContaining('本表已填'),
  ])
  await dialog.getByRole('button', { name: '取消' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await exported(page)).toEqual(begun)
  await choose('[aria-label="导入填好的 Excel…"]')
  await dialog.getByRole('button', { name: '写入 3 处' }).click()
  await dialog.waitFor({ state: 'detached' })
  await saved(page)
  expect(await leftLines.count()).toBe(2)
  expect(await exported(page)).toEqual({ ...CARRIED, yield: 0.4 })
  expect(complaints).toEqual([])
})

test('a file of answers is read as what it says it is of, and somebody is asked where it says nothing', async () => {
  const { page, complaints } = await newPage(site.browser)
  const card = (year: string) => page.locator('.card').filter({ hasText: year })
  const dialog = page.getByRole('dialog')
  const choose = async (name: string, answers: unknown) => {
    await page.goto(site.address)
    await card('2027').waitFor()
    const buffer = Buffer.from(JSON.stringify(answers))
    await page.setInputFiles('.card:has-text("2027") input[type=file]', {
      name,
      mimeType: 'application/json',
      buffer,
    })
  }
  // exported last year: nothing but the unit tells the years apart
  await page.goto(site.address)
  await card('2026').getByRole('button', { name: '开始填报' }).click()
  await cell(page, '/yield').fill('3500')
  await saved(page)
  const file = await exportedFile(page)
  expect(file).toEqual({
    $edition: { form: 'farm', edition: '2026', digest: expect.stringMatching(/^sha256:/) },
    yield: 3500,
  })
  await choose('2026.json', file)
  await dialog.getByText('这是2026年度的填报数据').waitFor()
  await dialog.getByRole('button', { name: '带入并开始填报' }).click()
  await page.waitForSelector('.fw-part')
  expect(await exportedFile(page)).toEqual({
    $edition: expect.objectContaining({ edition: '2027' }),
    yield: 0.35,
  })

  await choose('没写明.json', { yield: 3500 })
  await dialog.getByText('“没写明.json”是哪一年度的填报？').waitFor()
  const shown = await dialog.locator('tbody td').allTextContents()
  expect(shown).toEqual(['产量', '3,500万吨', '0.35万吨'])
  await dialog.getByRole('button', { name: '是2027年度的' }).click()
  await page.waitForSelector('.fw-part')
  expect(await exported(page)).toEqual({ yield: 3500 })

  await choose('以后.json', { ...file, $edition: { form: 'farm', edition: '2028' } })
  await page.getByText(/以后\.json.*2028 年度的填报数据/).waitFor()
  expect(complaints).toEqual([])
})

async function draftsIn(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('formwright')
        opening.addEventListener('error', () => reject(opening.error))
        opening.addEventListener('success', () => {
          const counting = opening.result.transaction('drafts').objectStore('drafts').count()
          counting.addEventListener('success', () => resolve(counting.result))
        })
      }),
  )
}
