import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { sample } from '../edition.ts'
import { newPage } from './chromium.ts'
import { cell, goToPart, siteAndBrowser } from './site.ts'

const site = siteAndBrowser({ demonstration: true })

const COUNTY = '演示·县级填报人甲'

async function signedIn(serviceWorkers?: 'allow'): Promise<Page> {
  const { page } = await newPage(site.browser, undefined, serviceWorkers)
  await page.goto(`${site.address}/sign-in`)
  await page.getByRole('button', { name: COUNTY }).click()
  await page.waitForSelector('.account')
  return page
}

/** A new application, of an account, on answers or empty. */
async function started(page: Page, answers?: unknown): Promise<string> {
  await page.goto(site.address)
  await page.waitForSelector('.card')
  if (answers === undefined) await page.getByRole('button', { name: '开始填报' }).click()
  else
    await page.setInputFiles('.card input[type=file]', {
      name: 'answers.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(answers)),
    })
  await page.getByRole('dialog').getByRole('button', { name: '开始填报' }).click()
  await page.waitForSelector('.application-bar')
  return new URL(page.url()).pathname.split('/')[2]!
}

const header = (page: Page, text: string) => page.locator('.save', { hasText: text }).waitFor()

async function answersOf(id: string) {
  return (await (await site.installation.as('county')).get(`/applications/${id}`)).body.answers
}

describe('what the server does not have', () => {
  test('a value that a colleague set as well is asked about in every window, and sent by none', async () => {
    const page = await signedIn()
    const id = await started(page)
    const other = await page.context().newPage()
    await other.goto(page.url())
    await other.waitForSelector('.fw-part')
    await page.context().setOffline(true)
    for (const window of [page, other]) await cell(window, '/cover/contactName').fill('王二')
    await header(page, '待上传')
    const colleague = await site.installation.as('county2')
    const { revision } = (await colleague.get(`/applications/${id}`)).body
    await colleague.post(`/applications/${id}/saves`, {
      base: revision,
      key: crypto.randomUUID(),
      patch: [{ op: 'add', path: '/cover', value: { contactName: '张三' } }],
    })
    await page.context().setOffline(false)
    await Promise.all([page, other].map((window) => header(window, '有 1 处未存到服务器')))
    // the window that is left asks as well, and what is typed elsewhere arrives
    await page.close()
    await cell(other, '/cover/contactPhone').fill('13800138000')
    await expect.poll(async () => (await answersOf(id)).cover?.contactPhone).toBe('13800138000')
    expect((await answersOf(id)).cover.contactName).toBe('张三')
    await other.reload()
    const field = other.locator('.fw-field[data-pointer="/cover/contactName"]')
    await expect
      .poll(() => field.locator('.fw-finding').first().textContent())
      .toMatch(/演示·县级填报人乙.*改为“张三”，这里是“王二”/)
    await field.getByRole('button', { name: '保留这里的' }).click()
    await header(other, '已保存到服务器')
    expect((await answersOf(id)).cover.contactName).toBe('王二')
  })

  test('half a character is held back by itself', async () => {
    const page = await signedIn()
    const id = await started(page)
    await cell(page, '/cover/contactName').evaluate((input: HTMLInputElement) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, '王\uD83D')
      input.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await cell(page, '/cover/contactPhone').fill('13800138000')
    await expect.poll(async () => (await answersOf(id)).cover?.contactPhone).toBe('13800138000')
    await header(page, '有 1 处未存到服务器')
    const group = page.locator('.finding-group.is-error')
    await expect.poll(() => group.textContent()).toContain('含有无法保存的字符')
    await goToPart(page, 2)
    await page.getByRole('button', { name: '有 1 处未存到服务器' }).click()
    await expect.poll(() => cell(page, '/cover/contactName').isVisible()).toBe(true)
    await cell(page, '/cover/contactName').fill('王二')
    await header(page, '已保存到服务器')
    expect((await answersOf(id)).cover.contactName).toBe('王二')
  })

  test('a file that was refused says so where it is, in the list and in the header', async () => {
    const page = await signedIn()
    await started(page)
    await goToPart(page, 2)
    await page.locator('[data-pointer="/leading/chainActions"] input[type=checkbox]').first().check()
    await page
      .locator('.fw-evidence input[type=file]')
      .first()
      .setInputFiles({ name: '说明.pdf', mimeType: 'application/pdf', buffer: Buffer.from('not a PDF') })
    await header(page, '有 1 处未存到服务器')
    await goToPart(page, 0)
    await page.getByRole('button', { name: '有 1 处未存到服务器' }).click()
    const chip = page.locator('.fw-chip.fw-refused')
    await chip.waitFor()
    expect(await chip.textContent()).toContain('未上传')
    expect(await page.locator('.finding-group.is-error').textContent()).toContain('“说明.pdf”没有上传')
    await page.reload()
    await chip.waitFor()
    await chip.getByRole('button', { name: /移除|×/ }).click()
    await header(page, '已保存到服务器')
  })
})

describe('answers from a file', () => {
  test('go to the account; files that nobody has are findings, one for each, and the server counts the same', async () => {
    const page = await signedIn()
    const id = await started(page, sample('eligible'))
    const files = (sample('eligible') as { attachments: readonly unknown[] }).attachments.length
    await header(page, `有 ${files} 处未存到服务器`)
    await expect.poll(() => page.locator('.verdict').textContent()).toContain(`还差 ${files} 处`)
    const county = await site.installation.as('county')
    expect((await county.get(`/applications/${id}`)).body.answers.attachments ?? []).toEqual([])
    await page.goto(site.address)
    await page.waitForSelector('.card')
    expect(await page.getByRole('heading', { name: '只在这台电脑上的草稿' }).count()).toBe(0)
    expect(await page.locator('.draft-mark').allTextContents()).toEqual(['有未上传的修改'])
  })

  test('a draft of this browser is a marked copy after it was uploaded, and is removed at sign-out when asked', async () => {
    const { page } = await newPage(site.browser)
    await page.goto(site.address)
    await page.waitForSelector('.card')
    await page.getByRole('button', { name: '开始填报' }).click()
    await page.waitForSelector('.fw-part')
    await cell(page, '/cover/clusterName').fill('本机草稿')
    await page.waitForSelector('.save.is-saved')
    await page.goto(`${site.address}/sign-in`)
    await page.getByRole('button', { name: COUNTY }).click()
    await page.waitForSelector('.account')
    await page.goto(site.address)
    await page.locator('.draft', { hasText: '本机草稿' }).getByRole('button', { name: '上传为申报' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '开始填报' }).click()
    await page.waitForSelector('.application-bar')
    await header(page, '已保存到服务器')
    await page.goto(site.address)
    await page.locator('.draft-mark', { hasText: '已上传到账号' }).waitFor()
    await page.locator('.account').click()
    await page.getByRole('menuitem', { name: '退出登录' }).click()
    await page.getByRole('button', { name: '退出并删除本机副本' }).click()
    await page.waitForSelector('.sign-in')
    await expect.poll(() => page.locator('.draft-mark').count()).toBe(0)
  })
})

describe('a piece of the site that does not come', () => {
  test('says so in its place, comes by itself, and leaves the editor as it is', async () => {
    const page = await signedIn()
    await page.context().route(/paper-pane-.*\.js/, (route) => route.abort())
    await started(page)
    await page.getByRole('button', { name: '纸质表预览' }).click()
    await page.getByText('这一部分没有载入').waitFor()
    expect(await cell(page, '/cover/clusterName').isVisible()).toBe(true)
    await page.context().unroute(/paper-pane-.*\.js/)
    await page.waitForSelector('.paper')
  })

  test('a newer version is announced, and not forced', async () => {
    const page = await signedIn()
    await page.context().route('**/assets.json', (route) => route.fulfill({ json: ['assets/index-new.js'] }))
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await page.getByText('网站有新版本').waitFor()
    await page.getByRole('button', { name: '稍后' }).click()
    await expect.poll(() => page.getByText('网站有新版本').count()).toBe(0)
  })

  test('only the page of the site is kept as the page of the site', async () => {
    const page = await signedIn('allow')
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.goto(site.address)
    await page.waitForSelector('.card')
    await page.goto(`${site.address}/metrics`)
    await page.goto(`${site.address}/health`)
    await page.context().setOffline(true)
    await page.goto(site.address)
    await page.waitForSelector('.card')
    expect(await page.getByRole('heading', { name: '选择要填报的申报表' }).count()).toBe(1)
  })
})

test('what was typed while a colleague gave the application up is held back, and not sent again and again', async () => {
  const page = await signedIn()
  const id = await started(page)
  await cell(page, '/cover/clusterName').waitFor()
  await page.context().setOffline(true)
  await cell(page, '/cover/clusterName').fill('断网时填的')
  const county = await site.installation.as('county')
  const { revision } = (await county.get(`/applications/${id}`)).body
  const moved = await county.post(`/applications/${id}/transitions`, { transition: 'withdraw', revision })
  expect(moved.status).toBe(200)
  await page.context().setOffline(false)
  await page.getByText('只能查看').first().waitFor()
  let asked = 0
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.includes(id) && !pathname.endsWith('/presence')) asked++
  })
  // who opens it anew again and again never comes to rest
  let before = -1
  const isAtRest = () => asked === before || ((before = asked), false)
  await expect.poll(isAtRest, { interval: 1000, timeout: 10_000 }).toBe(true)
})
