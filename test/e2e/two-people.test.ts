import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { root } from '../edition.ts'
import { PASSWORD } from '../server/installation.ts'
import { newPage } from './chromium.ts'
import { siteAndBrowser } from './site.ts'

const site = siteAndBrowser({ forms: join(root, 'forms') })

const FORM = 'high-tech-enterprise'
const ROWS = '/property/rights'

test('two colleagues of one enterprise at one table, one of them away: both rows are there and numbered, keys go where the caret is, and another enterprise sees nothing', async () => {
  const role = { role: 'applicant', region: '350582', form: FORM }
  const [person, rival] = await Promise.all([
    site.installation.person('accountant', role),
    site.installation.person('rival', role),
  ])
  const { body } = await person.get<{ form: string; id: string }[]>('/editions')
  const edition = body.find(({ form }) => form === FORM)!.id
  const { body: made } = await person.post('/applications', { edition, region: '350582' })
  const rows = async () =>
    ((await person.get(`/applications/${made.id}`)).body.answers.property?.rights ?? []).map(
      ({ code, name }: { code: string; name?: string }) => `${code} ${name}`,
    )
  const { page: one } = await site.pageOf(person)
  await one.goto(site.address)
  const other = await colleagueOf(one)
  await other.getByText('同事：accountant').waitFor()
  for (const page of [one, other]) {
    await page.goto(`${site.address}/applications/${made.id}`)
    await page.locator('.section', { hasText: '二、知识产权' }).first().click()
    await page.locator(`[data-pointer="${ROWS}"]`).first().waitFor()
  }
  await one.getByText(/同时在线：王出纳/).waitFor()
  const { page: stranger } = await site.pageOf(rival)
  await stranger.goto(`${site.address}/applications/${made.id}`)
  await stranger.getByText('没有找到，或者您无权查看。').waitFor()
  expect(await stranger.getByRole('main').getByRole('link', { name: '登录' }).count()).toBe(0)
  await stranger.goto(site.address)
  await stranger.getByText('还没有申报').waitFor()
  await addRow(one, 0, '甲的专利')
  await expect.poll(rows).toEqual(['IP01 甲的专利'])
  await nameIn(other, 0).waitFor()

  await one.context().setOffline(true)
  await addRow(one, 1, '断网时加的')
  await addRow(other, 1, '在线加的')
  await expect.poll(rows).toEqual(['IP01 甲的专利', 'IP02 在线加的'])
  // whoever is at work in a row goes on in it when the other's row comes in before it
  await nameIn(one, 1).focus()
  await one.context().setOffline(false)
  await expect.poll(rows, { timeout: 20_000 }).toEqual(['IP01 甲的专利', 'IP02 在线加的', 'IP03 断网时加的'])
  await one.keyboard.press('End')
  await one.keyboard.type('专利')
  await expect.poll(rows).toEqual(['IP01 甲的专利', 'IP02 在线加的', 'IP03 断网时加的专利'])
  await one.evaluate(() => (document.activeElement as HTMLElement).blur())
  await expect.poll(() => nameIn(one, 2).inputValue()).toBe('断网时加的专利')
  expect(await nameIn(one, 1).inputValue()).toBe('在线加的')
  expect(await one.getByText('保留这里的').count()).toBe(0)
  expect(await other.getByText('保留这里的').count()).toBe(0)
})

/** The page of a colleague whom somebody invites from their start page. */
async function colleagueOf(inviting: Page): Promise<Page> {
  await inviting.getByRole('button', { name: '邀请同事' }).click()
  const dialog = inviting.getByRole('dialog')
  await dialog.getByLabel(/单位名称/).fill('晋江某鞋机有限公司')
  await dialog.getByLabel('姓名').fill('王出纳')
  await dialog.getByLabel(/电子邮箱/).fill('wang@test.example')
  await dialog.getByRole('button', { name: '邀请', exact: true }).click()
  const link = (await dialog.locator('code').innerText()).replace('http://localhost', site.address)
  const { page } = await newPage(site.browser)
  await page.goto(link)
  await page
    .getByText('这个账号属于单位“晋江某鞋机有限公司”：您和同事一起填报，互相看得到填写的内容。')
    .waitFor()
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.locator('input[name=again]').fill(PASSWORD)
  await page.getByRole('button', { name: '建立账号并登录' }).click()
  return page
}

const nameIn = (page: Page, row: number) => page.locator(`[data-pointer="${ROWS}/${row}/name"] input`)

async function addRow(page: Page, row: number, name: string): Promise<void> {
  await page
    .locator(`[data-pointer="${ROWS}"]`)
    .first()
    .getByRole('button', { name: /加一行/ })
    .click()
  await nameIn(page, row).fill(name)
}
