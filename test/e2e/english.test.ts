import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { samplesOf } from '@formwright/authoring'
import { readForm } from '@formwright/definition/node'
import { root } from '../edition.ts'
import { newPage } from './chromium.ts'
import { siteAndBrowser } from './site.ts'

const forms = mkdtempSync(join(tmpdir(), 'formwright-english-'))
const edition = join(forms, 'federal-assistance/2025')
cpSync(join(root, 'forms/federal-assistance'), join(edition, '..'), { recursive: true })
mkdirSync(join(edition, 'texts'), { recursive: true })
writeFileSync(
  join(edition, 'texts/de.json'),
  JSON.stringify({
    language: 'de',
    texts: { 'Application for Federal Assistance': 'Antrag auf Bundesförderung' },
  }),
)
afterAll(() => rmSync(forms, { recursive: true, force: true }))

const site = siteAndBrowser({ forms })

/** The register of regions has Chinese names only, and the way to Chinese and who set up the site have theirs. */
const NAMES = /中文|福建省|泉州市|晋江市|第一位管理员/g
const CHINESE = /[\p{Script=Han}\u3001-\u303F\uFF01-\uFF5E]/u

/** What a page shows, or tells a screen reader, in Chinese characters or punctuation. */
async function chineseOn(page: Page): Promise<string[]> {
  // what comes from the server is there
  await page.waitForFunction(() => !document.querySelector('[role=progressbar], [aria-busy=true]'))
  const lines = await page.evaluate(() => {
    const named = [...document.querySelectorAll('[aria-label], [title], [placeholder]')]
    const told = named.flatMap((one) =>
      ['aria-label', 'title', 'placeholder'].map((at) => one.getAttribute(at)),
    )
    return [...document.body.innerText.split('\n'), ...told, document.title]
  })
  return [...new Set(lines)].filter(
    (line) => line !== null && CHINESE.test(line.replaceAll(NAMES, '')),
  ) as string[]
}

test('a site with an English form only is English on every page, for a browser that asks for English', async () => {
  const { installation, address } = site
  const applicant = await installation.person('applicant', { role: 'applicant', region: '350582' })
  const officer = await installation.person('officer', { role: 'city', region: '350500' })
  const admin = await installation.person(
    'admin',
    { role: 'formAdmin', region: '' },
    { role: 'systemAdmin', region: '' },
  )
  const { body: editions } = await applicant.get<{ id: string }[]>('/editions')
  const begin = async (answers: object) => {
    const made = await applicant.post<{ id: string }>('/applications', {
      edition: editions[0]!.id,
      region: '350582',
      regionName: '晋江市',
      answers,
    })
    return made.body.id
  }
  const eligible = samplesOf(await readForm(edition)).get('eligible') as object
  const [blank, whole] = [await begin({}), await begin(eligible)]
  const drafted = await admin.post<{ id: string }>('/definitions/drafts', {
    form: 'federal-assistance',
    edition: '2025',
    next: '2026',
  })

  // it may still be submitted
  const until = new Date(Date.now() + 86_400_000).toISOString()
  const extended = { form: 'federal-assistance', edition: '2025', region: '350582', until, reason: 'Flood' }
  expect((await admin.post('/extensions', extended)).status).toBe(201)

  const found: Record<string, string[]> = {}
  const look = async (page: Page, name: string) => {
    const lines = await chineseOn(page)
    if (lines.length > 0) found[name] = lines
  }
  const lookAtTabs = async (page: Page, name: string) => {
    await page.locator('[role=tab]').first().waitFor()
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click()
      await look(page, `${name}: ${await tab.innerText()}`)
    }
  }

  const { page } = await site.pageOf(applicant)
  await page.goto(address)
  await page.locator('.card').first().waitFor()
  await look(page, 'the start page')
  await page.goto(`${address}/applications/${blank}`)
  await page.waitForSelector('.fw-part')
  for (const section of await page.locator('.section').all()) {
    await section.evaluate((button: HTMLButtonElement) => button.click())
    await look(page, `the editor: ${await section.innerText()}`)
  }
  await lookAtTabs(page, 'the editor')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await look(page, 'the search')
  while ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Export' }).first().click()
  await look(page, 'the menu of exports')
  await page.keyboard.press('Escape')
  await page.goto(`${address}/applications/${whole}`)
  await page.waitForSelector('.fw-part')
  await page.getByRole('button', { name: 'Submit' }).first().click()
  const asked = page.getByRole('dialog')
  await asked.waitFor()
  await look(page, 'before submission')
  await asked.getByRole('button', { name: 'Submit' }).click()
  await asked.waitFor({ state: 'hidden' })
  await look(page, 'after submission')

  const desk = (await site.pageOf(officer)).page
  await desk.goto(`${address}/review`)
  await desk.getByText('Submitted').first().waitFor()
  await look(desk, 'the queue')
  await desk.goto(`${address}/review/${whole}`)
  await lookAtTabs(desk, 'the review desk')
  // a table of rows that is only read has no tools, and no column for them
  await desk.locator('.section', { hasText: 'Budget' }).click()
  const rows = desk
    .locator('[role=table]', { has: desk.getByRole('columnheader', { name: 'Non-Federal' }) })
    .first()
  await rows.waitFor()
  const headings = await rows.getByRole('columnheader').allInnerTexts()
  expect(headings.filter((heading) => heading.trim() === '' || heading === 'Actions')).toEqual([])
  expect(
    await rows
      .locator('[data-row="0"] >> xpath=ancestor-or-self::*[@role="row"]')
      .first()
      .getByRole('cell')
      .count(),
  ).toBe(headings.length)
  expect(await rows.getByRole('button', { name: /^(Actions|Delete)/ }).count()).toBe(0)

  const office = (await site.pageOf(admin)).page
  await office.goto(`${address}/admin`)
  await lookAtTabs(office, 'administration')
  await office.goto(`${address}/studio/new`)
  await office.waitForSelector('.studio-new')
  await look(office, 'a new form')
  await office.goto(`${address}/studio/${drafted.body.id}`)
  await office.waitForSelector('.st-studio')
  await lookAtTabs(office, 'the studio')
  await office.goto(`${address}/definitions/${drafted.body.id}`)
  await office.waitForSelector('.definition-review')
  await look(office, 'the review of a draft')
  expect(found).toEqual({})
}, 120_000)

test('a form is read in a language that the product does not speak, whose own words stay English', async () => {
  const { page, complaints } = await newPage(site.browser)
  await page.goto(site.address)
  await page.getByRole('button', { name: 'Deutsch' }).click()
  await page.getByText('Antrag auf Bundesförderung').waitFor()
  await page.reload()
  await page.locator('.card', { hasText: 'Antrag auf Bundesförderung' }).getByText('Start').waitFor()
  await page.getByRole('button', { name: '中文' }).waitFor()
  expect(complaints).toEqual([])
})
