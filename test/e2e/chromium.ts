import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { LAUNCH } from '../chromium.mjs'
import { asOnWindows7 } from './old-browser.ts'

export function launch(): Promise<Browser> {
  return chromium.launch(LAUNCH)
}

/**
 * A page of an own profile in a browser no newer than the oldest that the site is for; what it complains
 * about (script errors, violations of the policy) is collected. Its service worker, which would fetch the
 * whole site into each profile, runs where it is what the test is about.
 */
export async function newPage(
  browser: Browser | BrowserContext,
  viewport = { width: 1366, height: 768 },
  serviceWorkers: 'allow' | 'block' = 'block',
): Promise<{ page: Page; complaints: string[] }> {
  const page =
    'newContext' in browser
      ? await (await browser.newContext({ viewport, serviceWorkers })).newPage()
      : await browser.newPage()
  return { page, complaints: await complaintsOf(page) }
}

export async function complaintsOf(page: Page): Promise<string[]> {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !/ERR_INTERNET_DISCONNECTED|ERR_FAILED/.test(message.text()))
      complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.addInitScript(asOnWindows7)
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    ),
  )
  return complaints
}
