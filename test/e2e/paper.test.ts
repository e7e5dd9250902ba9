import { readFileSync } from 'node:fs'
import type { Download, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { valueAt } from '@formwright/definition'
import { withValue } from '@formwright/engine'
import { sheetViews } from '@formwright/fields/sheets'
import { readTable, writeWorkbook } from '@formwright/sheets'
import { sample, shippedEdition } from '../edition.ts'
import { pdfPages } from '../paper/pdf-text.ts'
import { edited } from '../sheets/edit-workbook.ts'
import { newPage } from './chromium.ts'
import { cell, exported, goToPart, openDeclaration, saved, siteAndBrowser } from './site.ts'
import { violations } from './violations.ts'

const site = siteAndBrowser({ demonstration: true })
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const bytesOf = async (download: Download) => new Uint8Array(readFileSync(await download.path()))

async function downloaded(
  page: Page,
  act: () => Promise<void>,
): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) }
}

async function fromMenu(page: Page, name: RegExp): Promise<{ name: string; bytes: Uint8Array }> {
  await page.click('button[aria-label="导出"]')
  return downloaded(page, () => page.getByRole('menuitem', { name }).click())
}

const openPaper = async (page: Page) => {
  await page.click('button[aria-label="纸质表预览"]')
  await page.waitForSelector('.paper-sheet')
}

const paperCell = (page: Page, pointer: string) =>
  page.locator(`.paper-sheet [data-paper="${pointer}"]`).first()

describe('the paper beside the editor', () => {
  test('follows the typing, leads to the cell that is pressed, and tells what does not fit before it is printed', async () => {
    const { page, complaints } = await newPage(site.browser)
    await openDeclaration(page, site.address, sample('eligible'))
    await goToPart(page, 2)
    await openPaper(page)
    // at the part that is worked in, before the server has set the pages
    expect(await page.locator('.paper-box').evaluate((box) => box.scrollTop)).toBeGreaterThan(0)
    await cell(page, '/leading/totalOutput/y2023').fill('1234567.8')
    await expect.poll(() => paperCell(page, '/leading/totalOutput/y2023').textContent()).toBe('1,234,567.80')
    expect(await paperCell(page, '/leading/totalOutput/y2023').getAttribute('class')).toContain('is-here')
    await expect.poll(() => page.locator('.paper-bar [role=status]').textContent()).toMatch(/共 \d+ 页/)
    await cell(page, '/leading/chainSummary').fill('很长的情况说明，'.repeat(60))
    await page.locator('.paper-overflow').waitFor()
    expect(await page.locator('.paper-overflow li').allTextContents()).toEqual([
      expect.stringMatching(/集群产业链强链补链情况 需要 \d+ 毫米，栏高 60 毫米/),
    ])
    await paperCell(page, '/green/energyReduction').click()
    await page.waitForSelector('.fw-part[aria-label="五、绿色化转型情况"]')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('f-green-energyReduction')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '上传签字盖章扫描件' }).click()
    await page.waitForSelector('.fw-part[aria-label="九、真实性声明及推荐意见"]')
    await page
      .locator('.fw-evidence input[type=file]')
      .first()
      .setInputFiles({
        name: '签字盖章页.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.4 扫描件'),
      })
    await page.getByRole('button', { name: '签字盖章页.pdf', exact: true }).waitFor()
    expect(complaints).toEqual([])
  })

  test('is downloaded as PDF and Word with what was typed, as a draft', async () => {
    const { page, complaints } = await newPage(site.browser)
    await openDeclaration(page, site.address, sample('eligible'))
    await cell(page, '/cover/clusterName').fill('福建省晋江市伞具产业')
    await openPaper(page)
    const pdf = await downloaded(page, () =>
      page.locator('.paper').getByRole('button', { name: 'PDF' }).click(),
    )
    expect(pdf.name).toMatch(/^中小企业特色产业集群申报表-2024年度.*\.pdf$/)
    const pages = await pdfPages(pdf.bytes)
    expect(pages[0]).toContain('福建省晋江市伞具产业')
    expect(pages.every((text) => text.includes('草稿'))).toBe(true)
    const word = await fromMenu(page, /Word/)
    expect(word.name).toMatch(/\.docx$/)
    expect(word.bytes.slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]))
    expect(complaints).toEqual([])
  })

  test('that does not fit is reported before it is downloaded, and can be fixed or had as it is', async () => {
    const { page, complaints } = await newPage(site.browser)
    await openDeclaration(
      page,
      site.address,
      withValue(
        withValue(sample('eligible'), ['innovation', 'standards', 'y2023', 'national', 'lead'], 123456789),
        ['governance', 'alliances', 'names'],
        Array.from({ length: 60 }, (_, n) => `第${n}家产业联盟`),
      ),
    )
    await page.click('button[aria-label="导出"]')
    await page.getByRole('menuitem', { name: /PDF/ }).click()
    const dialog = page.getByRole('dialog', { name: '打印前请核对' })
    await dialog.waitFor()
    expect(await dialog.locator('li').allTextContents()).toEqual([
      expect.stringMatching(
        /^近三年集群中小企业主持.*｜2023年｜国家｜主持数量 数字或单词太宽：需要 \d+ 毫米，栏宽 8 毫米$/,
      ),
      '七、治理和服务水平 共 2 页，空表为 1 页（不得串页）；请删减这一部分文字多的栏目',
    ])
    expect(await violations(page, ['region'])).toEqual([])
    const { name } = await downloaded(page, () => dialog.getByRole('button', { name: '仍然下载' }).click())
    expect(name).toMatch(/\.pdf$/)
    await page.click('button[aria-label="导出"]')
    await page.getByRole('menuitem', { name: /Word/ }).click()
    await dialog.getByRole('button', { name: /主持数量/ }).click()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.id))
      .toBe('f-innovation-standards-y2023-national-lead')
    expect(complaints).toEqual([])
  })

  test('cannot be made without a connection, which is said with what can be done instead', async () => {
    const { page } = await newPage(site.browser, undefined, 'allow')
    await openDeclaration(page, site.address, sample('eligible'))
    await openPaper(page)
    // the site keeps what it may need
    await expect
      .poll(
        () =>
          page.evaluate(async () => {
            const cache = await caches.open((await caches.keys())[0]!)
            const names = (await (await fetch('/assets.json')).json()) as string[]
            return (await Promise.all(names.map((name) => cache.match(`/${name}`)))).every(
              (kept) => kept !== undefined,
            )
          }),
        { timeout: 20_000 },
      )
      .toBe(true)
    await page.context().setOffline(true)
    await page.locator('.paper').getByRole('button', { name: 'Word' }).click()
    await page.getByText('暂时不能生成 PDF 和 Word').waitFor()
    const { bytes } = await fromMenu(page, /离线填报表/)
    expect(bytes.slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]))
  })

  test('comes blank from the start page, in each format', async () => {
    const { page } = await newPage(site.browser)
    await page.goto(site.address)
    for (const [name, ending] of [
      ['PDF', '.pdf'],
      ['Word', '.docx'],
      ['Excel', '.xlsx'],
    ] as const) {
      const file = await downloaded(page, () => page.getByRole('button', { name: `空白表 ${name}` }).click())
      expect([file.name, file.bytes.length > 10_000]).toEqual([
        `中小企业特色产业集群申报表-2024年度${ending}`,
        true,
      ])
    }
  })

  test('is a page of its own on a phone, and makes way when a cell is pressed', async () => {
    const { page } = await newPage(site.browser, { width: 390, height: 844 })
    await openDeclaration(page, site.address, sample('eligible'))
    await openPaper(page)
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await paperCell(page, '/basic/areaKm2').click()
    await page.locator('.paper').waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('f-basic-areaKm2')
  })
})

describe('a workbook taken along', () => {
  test('comes back with what was filled in, is shown cell by cell, and only what is ticked is written; it can be undone', async () => {
    const { page, complaints } = await newPage(site.browser)
    const answers = sample('eligible')
    await openDeclaration(page, site.address, answers)
    const { bytes, name } = await fromMenu(page, /离线填报表/)
    expect(name).toMatch(/\.xlsx$/)
    const once = await edited(bytes, '一、基本情况', '集群占地面积（平方公里）', 0, 51.5)
    const twice = await edited(once, '二、主导产业情况', '集群总产值（亿元）', 2, 300)
    const thrice = await edited(twice, '二、主导产业情况', '集群企业数量', 2, 702)
    await goToPart(page, 2)
    await cell(page, '/leading/enterpriseCount/y2023').fill('703')
    await saved(page)
    await page
      .getByLabel('导入填好的 Excel…')
      .setInputFiles({ name: '填好.xlsx', mimeType: XLSX, buffer: Buffer.from(thrice) })
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    expect(
      await dialog
        .locator('tbody tr')
        .evaluateAll((rows) =>
          rows.map((row) => [...row.querySelectorAll('td')].slice(2).map((td) => td.textContent)),
        ),
    ).toEqual([
      ['46.8平方公里', '51.5平方公里'],
      ['217.6', '300'],
      ['703', '702'],
    ])
    expect(await dialog.locator('tbody tr.is-conflict').count()).toBe(1)
    expect(
      await dialog
        .locator('tbody input')
        .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).checked)),
    ).toEqual([true, true, false])
    expect(await violations(page, ['region'])).toEqual([])
    await dialog.locator('tbody input').nth(1).uncheck()
    await dialog.getByRole('button', { name: '写入 1 处' }).click()
    await dialog.waitFor({ state: 'detached' })
    await saved(page)
    const after = await exported(page)
    expect(after).toEqual(
      withValue(withValue(answers, ['basic', 'areaKm2'], 51.5), ['leading', 'enterpriseCount', 'y2023'], 703),
    )
    await page.click('button[aria-label^="撤销"]')
    await saved(page)
    expect(valueAt(await exported(page), '/basic/areaKm2')).toBe(46.8)
    expect(complaints).toEqual([])
  })

  test('starts a declaration from the start page, with what was exported and what was filled in since', async () => {
    const { page, complaints } = await newPage(site.browser)
    const answers = sample('eligible')
    const filled = await edited(
      await writeWorkbook((await shippedEdition()).bundle, sheetViews, answers),
      '一、基本情况',
      '集群占地面积（平方公里）',
      0,
      51.5,
    )
    await page.goto(site.address)
    await page.waitForSelector('.card')
    const choose = (name: string, bytes: Uint8Array) =>
      page.setInputFiles('.card input[type=file]', { name, mimeType: XLSX, buffer: Buffer.from(bytes) })
    await choose('不是表格.xlsx', new Uint8Array([1, 2, 3]))
    await page.getByText('这不是可读取的工作簿').waitFor()
    await choose('填好.xlsx', filled)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '写入 1 处' }).click()
    await saved(page)
    expect(await exported(page)).toEqual(withValue(answers, ['basic', 'areaKm2'], 51.5))

    // where nothing was filled in since, there is nothing to look at
    await page.goto(site.address)
    await page.waitForSelector('.card')
    await choose('原样.xlsx', await writeWorkbook((await shippedEdition()).bundle, sheetViews, answers))
    await saved(page)
    expect(await exported(page)).toEqual(answers)
    expect(await dialog.count()).toBe(0)
    expect(complaints).toEqual([])
  })

  test('that is none, or was not changed, is reported in words', async () => {
    const { page } = await newPage(site.browser)
    await openDeclaration(page, site.address, sample('eligible'))
    await page.getByLabel('导入填好的 Excel…').setInputFiles({
      name: '旧表.xls',
      mimeType: 'application/vnd.ms-excel',
      buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]),
    })
    await page.getByText('旧版 Excel').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('另存为“.xlsx”')
    const { bytes } = await fromMenu(page, /离线填报表/)
    await page
      .getByLabel('导入填好的 Excel…')
      .setInputFiles({ name: '原样.xlsx', mimeType: XLSX, buffer: Buffer.from(bytes) })
    await page.getByText('没有改动').waitFor()
  })

  test('of a list is a template with drop-downs, and is read by its header whatever stands above it', async () => {
    const { page, complaints } = await newPage(site.browser)
    await openDeclaration(page, site.address)
    await goToPart(page, 3)
    const list = page.locator('.fw-list-frame').first()
    await list.getByRole('button', { name: '填写清单' }).click()
    const { bytes, name } = await downloaded(page, () => list.getByRole('button', { name: /模板/ }).click())
    expect(name).toBe('标准清单.xlsx')
    expect((await readTable(bytes)).rows[0]).toEqual([
      '标准名称*',
      '标准编号',
      '类别',
      '年度',
      '主持或参与',
      '企业名称',
    ])
    const csv = '某县标准清单,,\n标准名称,年度,类别\n运动鞋通用要求,2023,国家\n'
    await list
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: '清单.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.getByText('已导入 1 行').waitFor()
    await saved(page)
    expect(valueAt(await exported(page), '/lists/innovation.standards')).toEqual([
      { name: '运动鞋通用要求', year: '2023', category: '国家' },
    ])
    expect(complaints).toEqual([])
  })
})

describe('at the review desk', () => {
  test('papers and the summary table are made in the background and fetched; a printed copy is verified by its code', async () => {
    const county = await site.installation.as('county')
    const { body: listed } = await county.get<{
      applications: { id: string; revision: number; title: string }[]
    }>('/applications')
    const { page, complaints } = await newPage(site.browser)
    await page.goto(`${site.address}/sign-in`)
    await page.getByRole('button', { name: '演示·省级审核人' }).click()
    await page.waitForSelector('.account')
    await page.goto(`${site.address}/review`)
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('button', { name: '新建导出' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('一份申报一行的表').click()
    await page.getByRole('option', { name: '自选栏目' }).click()
    await dialog.getByLabel('查找').fill('占地')
    await dialog.getByLabel('集群占地面积').check()
    await dialog.getByLabel('PDF').check()
    expect(await violations(page, ['region'])).toEqual([])
    await dialog.getByRole('button', { name: '开始生成' }).click()
    const link = page.getByRole('link', { name: /^下载/ })
    await link.waitFor()
    expect(await violations(page)).toEqual([])
    const { name, bytes } = await downloaded(page, () => link.click())
    expect([name, bytes.slice(0, 2)]).toEqual([
      '中小企业特色产业集群申报表-2024年度.zip',
      new Uint8Array([0x50, 0x4b]),
    ])
    const { id } = listed.applications[0]!
    const { body } = await county.get(`/applications/${id}/paper`)
    await page.goto(`${site.address}/verify/${id}/${body.code}`)
    await page.getByText('相符').waitFor()
    expect(await violations(page)).toEqual([])
    await page.goto(`${site.address}/verify/${id}/AAAA-BBBB-CCCC-DDDD`)
    await page.getByText('不符').waitFor()
    await page.goto(`${site.address}/verify/${id}/not-a-code`)
    await page.getByText('校验码应为').waitFor()
    expect(complaints).toEqual([])
  })
})
