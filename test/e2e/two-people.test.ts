import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { root } from '../edition.ts'
import { siteAndBrowser } from './site.ts'

const site = siteAndBrowser({ forms: join(root, 'forms') })

const FORM = 'high-tech-enterprise'
const ROWS = '/property/rights'

test('two people at one table, one of them away: both rows are there and numbered, and keys go where the caret is', async () => {
  const person = await site.installation.person('two', { role: 'applicant', region: '350582', form: FORM })
  const { body } = await person.get<{ form: string; id: string }[]>('/editions')
  const edition = body.find(({ form }) => form === FORM)!.id
  const { body: made } = await person.post('/applications', { edition, region: '350582' })
  const rows = async () =>
    ((await person.get(`/applications/${made.id}`)).body.answers.property?.rights ?? []).map(
      ({ code, name }: { code: string; name?: string }) => `${code} ${name}`,
    )
  const pages = await Promise.all(
    [1, 2].map(async () => {
      const { page } = await site.pageOf(person)
      await page.goto(`${site.address}/applications/${made.id}`)
      await page.locator('.section', { hasText: '二、知识产权' }).first().click()
      await page.locator(`[data-pointer="${ROWS}"]`).first().waitFor()
      return page
    }),
  )
  const [one, other] = pages as [Page, Page]
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

const nameIn = (page: Page, row: number) => page.locator(`[data-pointer="${ROWS}/${row}/name"] input`)

async function addRow(page: Page, row: number, name: string): Promise<void> {
  await page
    .locator(`[data-pointer="${ROWS}"]`)
    .first()
    .getByRole('button', { name: /加一行/ })
    .click()
  await nameIn(page, row).fill(name)
}
