import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { root } from '../edition.ts'
import { siteAndBrowser } from './site.ts'
import { violations } from './violations.ts'

const site = siteAndBrowser({ demonstration: true, forms: join(root, 'forms') })

const SIZES = [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
] as const

/** Nothing stands beyond the edge of the page, and nothing keeps anybody from reading it. */
async function fits(page: Page, what: Locator): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await what.scrollIntoViewIfNeeded()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, `${size.width}`).toBeLessThanOrEqual(size.width)
    expect(await violations(page)).toEqual([])
  }
  await page.setViewportSize(SIZES[0])
}

const speak = (page: Page, language: string) =>
  page.evaluate((text) => localStorage.setItem('formwright.preferences', text), JSON.stringify({ language }))

test('a correction says what it means for the other edition; its archive tells who signed it, here and where it is brought in', async () => {
  const official = await site.installation.person('formadmin', { role: 'formAdmin', region: '' })
  const { body: made } = await official.post('/definitions/drafts', { form: 'sme-cluster', edition: '2024' })
  const { files, revision } = (await official.get(`/definitions/drafts/${made.id}`)).body
  const path = '2024/parts/0-cover/schema.json'
  const changes = { [path]: files[path].replace('"title": "联系人', '"title": "集群联系人') }
  expect(changes[path]).not.toBe(files[path])
  await official.call('PATCH', `/definitions/drafts/${made.id}`, { base: revision, step: 'file', changes })

  const { page, complaints } = await site.pageOf(official)
  const others = page.locator('[data-edition="2025"]')
  for (const language of ['en', 'zh-CN']) {
    await page.goto(`${site.address}/definitions/${made.id}`)
    await speak(page, language)
    await page.reload()
    await others.locator('summary').click()
    await others.getByText('集群联系人').waitFor()
    await fits(page, others)
  }
  expect(await page.getByRole('region', { name: '对其他年度的影响' }).innerText()).toContain(
    '2025 年度沿用这里改过的内容',
  )

  const told = await page.locator('[data-signed-as] code').innerText()
  expect(told).toMatch(/^(?:[0-9a-f]{4} ){7}[0-9a-f]{4}$/)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出（签名压缩包）' }).click(),
  ])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  const archive = unzipSync(Buffer.concat(chunks))
  expect(Object.keys(archive)).toContain('forms/sme-cluster/2025/parts/0-cover/schema.json')

  // brought in again, as another agency would
  await official.call('DELETE', `/definitions/drafts/${made.id}`)
  const bring = async (name: string, entries: Record<string, Uint8Array>) => {
    await page.goto(`${site.address}/admin#definitions`)
    const input = page.getByLabel('导入表单压缩包').and(page.locator('input'))
    await input.setInputFiles({
      name,
      mimeType: 'application/zip',
      buffer: Buffer.from(zipSync(entries)),
    })
  }
  await bring('changed.zip', { ...archive, 'forms/sme-cluster/form.json': Buffer.from('{}') })
  await page.getByRole('alert').filter({ hasText: 'forms/sme-cluster/form.json' }).waitFor()
  await fits(page, page.getByRole('alert').first())
  await bring('signed.zip', archive)
  const signed = page.getByText('由本系统签名导出，指纹：')
  await signed.waitFor({ timeout: 30_000 })
  expect(await page.getByRole('alert').filter({ has: signed }).or(signed).first().innerText()).toContain(told)
  await fits(page, signed)
  const brought = /definitions\/([0-9a-f-]{36})/.exec(page.url())![1]!
  await official.call('DELETE', `/definitions/drafts/${brought}`)
  const { 'manifest.sig': _, ...unsigned } = archive
  await bring('unsigned.zip', unsigned)
  await page.getByText('这份定义来自未签名的压缩包').waitFor({ timeout: 30_000 })
  expect(complaints.filter((one) => !one.includes('422'))).toEqual([])
})

test('what a region rules is written with controls, and lies in its file', async () => {
  const official = await site.installation.person('regionadmin', { role: 'formAdmin', region: '' })
  const { body: made } = await official.post('/definitions/drafts', { form: 'sme-cluster', edition: '2025' })
  const { page, complaints } = await site.pageOf(official)
  await page.goto(`${site.address}/studio/${made.id}`)
  await page.getByRole('tab', { name: '年度与参数' }).click()
  await page.getByRole('button', { name: '+ 新增地区规定' }).click()
  const fresh = page.getByRole('group', { name: '新增地区规定' })
  await fresh.getByLabel('地区').selectOption({ label: '福建省' })
  await fresh.getByLabel('由谁规定（机关全称）').fill('示例省工业和信息化厅')
  await fresh.getByLabel('依据').fill('示例')
  await fits(page, fresh)
  await fresh.getByRole('button', { name: '新增地区规定' }).click()
  const own = page.getByRole('group', { name: /^示例省工业和信息化厅/ })
  await own.getByLabel('增加一个不同的参数').selectOption({ index: 1 })
  await own.getByLabel('增加一条轻重不同的规则').selectOption({ index: 1 })
  await own.getByLabel('申报时间另行规定').check()
  const told = own.getByLabel('给当地申报人的补充说明（一行一条）')
  await told.click()
  await page.keyboard.type('另报市级审核表。')
  await page.keyboard.press('Enter')
  await page.keyboard.type('纸质表一式三份。')
  await page.getByText('已保存到服务器').waitFor()
  await fits(page, own)
  const { files } = (await official.get(`/definitions/drafts/${made.id}`)).body
  const ruling = JSON.parse(files['2025/regions/350000.json'])
  expect(ruling).toMatchObject({
    region: '350000',
    authority: '示例省工业和信息化厅',
    window: { from: expect.any(String), to: expect.any(String) },
    instructions: [{ text: '另报市级审核表。' }, { text: '纸质表一式三份。' }],
  })
  expect(Object.keys(ruling.params)).toHaveLength(1)
  expect(Object.keys(ruling.severity)).toHaveLength(1)
  await speak(page, 'en')
  await page.reload()
  await page.getByRole('tab', { name: 'Edition' }).click()
  await page.getByRole('group', { name: /^示例省工业和信息化厅/ }).waitFor()
  await fits(page, page.getByRole('group', { name: /^示例省工业和信息化厅/ }))
  expect(complaints).toEqual([])
})

test('everything that a form has no place for goes at one press, and comes back with one', async () => {
  const { page, complaints } = await site.pageOf({ cookie: 'none=1' })
  const $edition = { form: 'sme-cluster', edition: '2025' }
  const answers = { $edition, cover: { contactName: '王', oldOne: 'a', oldTwo: 'b', oldThree: 3 } }
  await page.goto(site.address)
  const card = page
    .locator('.card')
    .filter({ hasText: '中小企业特色产业集群申报表' })
    .filter({ hasText: '2025' })
  await card.locator('input[type=file]').setInputFiles({
    name: 'answers.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(answers)),
  })
  await page.waitForSelector('.fw-part')
  const remove = page.getByRole('button', { name: '移除本表没有的 3 处内容（可以撤销）' })
  await remove.waitFor()
  await fits(page, page.locator('main'))
  await remove.click()
  await remove.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await remove.waitFor()
  await speak(page, 'en')
  await page.reload()
  await page.getByRole('button', { name: /^Remove the 3 values/ }).click()
  await page.getByRole('button', { name: /^Remove the 3 values/ }).waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
})
