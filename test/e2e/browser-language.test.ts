import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { startForm } from '@formwright/authoring'
import { complaintsOf } from './chromium.ts'
import { siteAndBrowser } from './site.ts'
import { writeFiles } from '../write-files.ts'

const forms = mkdtempSync(join(tmpdir(), 'formwright-languages-'))
afterAll(() => rmSync(forms, { recursive: true, force: true }))

/** A form as it starts in a language, with some titles translated. */
function write(
  id: string,
  language: string,
  title: string,
  texts: Record<string, Record<string, string>> = {},
) {
  const files = new Map(startForm(id, 2026, language))
  const form = { ...(JSON.parse(files.get('form.json')!) as object), title }
  files.set('form.json', JSON.stringify(form))
  for (const [to, words] of Object.entries(texts))
    files.set(`2026/texts/${to}.json`, JSON.stringify({ language: to, texts: words }))
  writeFiles(join(forms, id), files)
}

write('visite', 'fr', 'Visite')
write('bilan', 'fr', 'Bilan', { en: { Organisme: 'Body' } })
write('report', 'en', 'Report')
write('tableau', 'zh-CN', 'Tableau', { en: { 单位名称: 'Body' } })

const site = siteAndBrowser({ forms })

async function pageIn(locale: string): Promise<Page> {
  const context = await site.browser.newContext({ locale, serviceWorkers: 'block' })
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  await complaintsOf(page)
  return page
}

async function open(page: Page, title: string): Promise<void> {
  await page.goto(site.address)
  const card = page.locator('.card').filter({ has: page.getByRole('heading', { name: title }) })
  await card.locator('.card-actions button').first().click()
  await page.waitForSelector('.fw-part')
}

/** The languages that a reader can change to: the one that is spoken is not among them. */
const offered = (page: Page) => page.locator('.choices button[lang]').allInnerTexts()

/** What a cell of the form shows at rest: numbers are written as the language has them. */
async function shown(page: Page): Promise<string> {
  const input = page.locator('[data-pointer="/income/y2025"] input, [id="f-income-y2025"]').first()
  await input.fill('1234.5')
  await input.blur()
  return input.inputValue()
}

test.each([
  ['de-DE', 'Visite', 'Organisme', ['English', '中文'], '1\u202f234,5'],
  ['fr-CA', 'Bilan', 'Organisme', ['English', '中文'], '1\u202f234,5'],
  ['en-GB', 'Bilan', 'Body', ['français', '中文'], '1,234.5'],
  ['fr-FR', 'Report', 'Organisation', ['français', '中文'], '1,234.5'],
  ['zh-CN', 'Tableau', '单位', ['français', 'English'], '1,234.5'],
  ['en-US', 'Tableau', '单位', ['français', 'English'], '1,234.5'],
])('a browser in %s opens %s, where it reads “%s”', async (locale, title, label, others, number) => {
  const page = await pageIn(locale)
  await open(page, title)
  expect(await offered(page)).toEqual(others)
  expect(await page.locator('.fw-part').innerText()).toContain(label)
  expect(await shown(page)).toBe(number)
  // the site goes on in its own
  await page.click('.brand')
  await page.waitForSelector('.card')
  expect(await offered(page)).toEqual(['français', 'English'])
  await page.context().close()
})

test('who chose a language keeps it in every form', async () => {
  const page = await pageIn('fr-FR')
  await open(page, 'Visite')
  expect(await offered(page)).not.toContain('français')
  await page.getByRole('button', { name: 'English' }).click()
  for (const title of ['Bilan', 'Visite']) {
    await open(page, title)
    expect(await offered(page)).toContain('français')
  }
  await page.context().close()
})
