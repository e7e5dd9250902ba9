import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { Caller } from '../server/caller.ts'
import { install } from '../server/installation.ts'
import type { Installation } from '../server/installation.ts'
import { launch, newPage } from './chromium.ts'

/** The site and a browser for the tests of a file; both end with them. */
export function siteAndBrowser(options: { readonly demonstration?: boolean; readonly forms?: string } = {}): {
  readonly address: string
  readonly browser: Browser
  readonly installation: Installation
  /** A page of somebody who is signed in as a caller of the API is, and what it complains about. */
  readonly pageOf: (caller: Pick<Caller, 'cookie'>) => ReturnType<typeof newPage>
} {
  let site: Installation | undefined
  let browser: Browser | undefined
  beforeAll(async () => {
    ;[site, browser] = await Promise.all([install(options), launch()])
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })
  return {
    get address() {
      return site!.address
    },
    get installation() {
      return site!
    },
    get browser() {
      return browser!
    },
    pageOf: async ({ cookie }) => {
      const opened = await newPage(browser!)
      const cookies = cookie.split('; ').map((one) => one.split('='))
      await opened.page
        .context()
        .addCookies(
          cookies.map(([name, ...value]) => ({ name: name!, value: value.join('='), url: site!.address })),
        )
      return opened
    },
  }
}

/**
 * Starts a declaration on answers, on an archive of them with their files, or an empty one, and waits for its
 * editor.
 */
export async function openDeclaration(page: Page, address: string, answers?: unknown): Promise<void> {
  await page.goto(address)
  await page.waitForSelector('.card')
  if (answers === undefined) await page.click('.card-actions button')
  else
    await page.setInputFiles('.card input[type=file]', {
      name: Buffer.isBuffer(answers) ? 'answers.zip' : 'answers.json',
      mimeType: Buffer.isBuffer(answers) ? 'application/zip' : 'application/json',
      buffer: Buffer.isBuffer(answers) ? answers : Buffer.from(JSON.stringify(answers)),
    })
  await page.waitForSelector('.fw-part')
}

/** Shows a part of the form. */
export async function goToPart(page: Page, index: number): Promise<void> {
  const section = page.locator('.section').nth(index)
  const title = await section.locator('.section-title').textContent()
  await section.evaluate((button: HTMLButtonElement) => button.click())
  await page.waitForSelector(`.fw-part[aria-label="${title}"]`)
}

/** The cell at a pointer. */
export function cell(page: Page, pointer: string) {
  return page.locator(`[id="f${pointer.replaceAll('/', '-')}"]`)
}

/** Waits until everything typed is on disk. What is typed is shown as not saved by the same event. */
export async function saved(page: Page): Promise<void> {
  await page.waitForSelector('.save.is-saved')
}

/** The answers as the site exports them, without what the file says they are of. */
export async function exported(page: Page): Promise<Record<string, unknown>> {
  const { $edition: _, ...answers } = await exportedFile(page)
  return answers
}

/** The file of answers that the site exports. */
export async function exportedFile(page: Page): Promise<Record<string, unknown>> {
  await page.click('button[aria-label="导出"]')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: '导出填报数据' }).click(),
  ])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>
}
