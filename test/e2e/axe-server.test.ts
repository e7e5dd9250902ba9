import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { newPage } from './chromium.ts'
import { siteAndBrowser } from './site.ts'
import { violations } from './violations.ts'

const site = siteAndBrowser({ demonstration: true })
const VIEWPORTS = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } }

async function signedIn(name: string, viewport: { width: number; height: number }): Promise<Page> {
  const { page } = await newPage(site.browser, viewport)
  await page.goto(`${site.address}/sign-in`)
  await page.getByRole('button', { name }).click()
  await page.waitForSelector('.account')
  return page
}

/** What is wrong with the page. */
async function wrongWith(page: Page, except: readonly string[] = []): Promise<string[]> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  return [
    ...(await violations(page, except)),
    ...(width > page.viewportSize()!.width ? [`too wide: ${width}`] : []),
  ]
}

/** On a phone what stands beside the form comes up from the foot of the page. */
async function tab(page: Page, name: RegExp): Promise<void> {
  const aside = page.getByRole('button', { name: /^核对结果/ })
  if (page.viewportSize()!.width < 1200 && (await page.locator('.findings').isHidden())) await aside.click()
  await page.getByRole('tab', { name }).click()
}

/** Chooses a language or a light; on a phone they are in the account's menu. */
async function chosen(page: Page, name: string): Promise<void> {
  const button = page.locator('.choices').getByRole('button', { name })
  if (await button.isVisible()) return button.click()
  await page.locator('.account').click()
  await page.getByRole('menuitem', { name }).click()
  await page.keyboard.press('Escape')
}

describe.each(Object.entries(VIEWPORTS))('on a %s', (_, viewport) => {
  test('signing in, invitation, own account', async () => {
    const { page } = await newPage(site.browser, viewport)
    await page.goto(`${site.address}/sign-in`)
    await page.waitForSelector('.demo')
    expect(await wrongWith(page), 'sign-in').toEqual([])
    await page.goto(`${site.address}/sign-in?error=signup_disabled`)
    await page.getByText('统一登录 已确认您的身份，但这里没有您的账号').waitFor()
    expect(await wrongWith(page), 'sign-in after a single sign-on that failed').toEqual([])
    await page.goto(site.installation.server.firstLink!.replace('http://localhost', site.address))
    await page.waitForSelector('form')
    expect(await wrongWith(page), 'invitation').toEqual([])
    await page.goto(`${site.address}/invitation/this-link-leads-nowhere-at-all`)
    await page.getByRole('alert').waitFor()
    expect(await wrongWith(page), 'invitation that leads nowhere').toEqual([])
    const own = await signedIn('演示·县级填报人乙', viewport)
    await own.locator('.account').click()
    // an open menu is the page while it is open; that it is no landmark is axe's own advice, not WCAG's
    expect(await wrongWith(own, ['region']), 'menu').toEqual([])
    await own.getByRole('menuitem', { name: '账号与安全' }).click()
    expect(await wrongWith(own), 'security').toEqual([])
    await own.getByRole('button', { name: '关闭' }).click()
    await own.getByRole('button', { name: /^消息/ }).click()
    expect(await wrongWith(own), 'notifications').toEqual([])
  })

  test('the applicant’s pages', async () => {
    const page = await signedIn('演示·县级填报人甲', viewport)
    await page.waitForSelector('.drafts')
    expect(await wrongWith(page), 'start').toEqual([])
    await page.getByRole('button', { name: '邀请同事' }).click()
    await page.getByRole('dialog').getByText('演示·县级填报人乙').waitFor()
    expect(await wrongWith(page), 'colleagues').toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
    await page.locator('.drafts a').first().click()
    await page.waitForSelector('.application-bar')
    expect(await wrongWith(page), 'application').toEqual([])
    await page.locator('[data-pointer="/cover/contactName"] input').click()
    await tab(page, /批注/)
    await page.getByLabel('写批注').fill('请核对')
    await page.getByRole('button', { name: '发批注' }).click()
    await page.locator('.comment').first().waitFor()
    await page.locator('.history summary').click()
    expect(await wrongWith(page), 'comments').toEqual([])
    await page.reload()
    await page.waitForSelector('.application-bar')
    await page.locator('.application-bar').getByRole('button', { name: '提交' }).click()
    expect(await wrongWith(page), 'submit').toEqual([])
  })

  test('the reviewer’s pages', async () => {
    const page = await signedIn('演示·省级审核人', viewport)
    await page.goto(`${site.address}/review`)
    await page.waitForSelector('.table')
    expect(await wrongWith(page), 'queue').toEqual([])
    await page.getByRole('button', { name: '汇总' }).click()
    await page.waitForSelector('.met')
    expect(await wrongWith(page), 'summary').toEqual([])
    await page.getByRole('button', { name: '列表' }).click()
    await page.locator('.table a').first().click()
    await page.waitForSelector('.application-bar')
    expect(await wrongWith(page), 'desk').toEqual([])
    for (const name of [/批注/, /佐证/, /变动/, /核查/, /往年/, /经过/]) {
      await tab(page, name)
      expect(await wrongWith(page), String(name)).toEqual([])
    }
    await tab(page, /佐证/)
    await page.locator('#panel-evidence .comment button').first().click()
    await page.waitForSelector('.viewer iframe')
    expect(await wrongWith(page), 'evidence').toEqual([])
  })

  test('the administrator’s pages, dark and in English', async () => {
    const page = await signedIn('演示·系统管理员', viewport)
    await page.goto(`${site.address}/admin`)
    await page.waitForSelector('.table')
    for (const name of ['人员', '截止时间', '审计', '对接', '演示数据']) {
      await page.getByRole('tab', { name }).click()
      expect(await wrongWith(page), name).toEqual([])
    }
    await page.getByRole('tab', { name: '人员' }).click()
    await page.getByRole('button', { name: '邀请' }).click()
    expect(await wrongWith(page), 'invite').toEqual([])
    await page.keyboard.press('Escape')
    await chosen(page, '深色')
    await chosen(page, 'English')
    expect(await wrongWith(page), 'dark, in English').toEqual([])
  })
})
