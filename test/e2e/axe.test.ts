import { describe, expect, test } from 'vitest'
import { sample } from '../edition.ts'
import { newPage } from './chromium.ts'
import { goToPart, openDeclaration, siteAndBrowser } from './site.ts'
import { violations } from './violations.ts'

const site = siteAndBrowser()

/**
 * Beside an open list: a column that is scrolled halfway under the name or the tools of its row is no small
 * target.
 */
const HALF_SCROLLED = ['target-size']

const VIEWPORTS = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } }

describe.each(Object.entries(VIEWPORTS))('on a %s', (_, viewport) => {
  test.each(['mistakes', 'empty'] as const)('every part of a declaration (%s)', async (answers) => {
    const { page } = await newPage(site.browser, viewport)
    await openDeclaration(page, site.address, answers === 'empty' ? undefined : sample(answers))
    for (let part = 0; part < 10; part++) {
      await goToPart(page, part)
      expect(await violations(page), `part ${part}`).toEqual([])
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      viewport.width,
    )
  })

  test('start, lists, dialogs, dark and English', async () => {
    const { page } = await newPage(site.browser, viewport)
    await openDeclaration(page, site.address, sample('eligible'))
    await goToPart(page, 3)
    await page.getByText('填写清单').first().click()
    expect(await violations(page, HALF_SCROLLED), 'list').toEqual([])
    await page.keyboard.press('Control+k')
    await page.waitForSelector('.search li')
    expect(await violations(page), 'search').toEqual([])
    await page.keyboard.press('Escape')
    await page.waitForSelector('.search', { state: 'detached' })
    await page.evaluate(() => document.querySelector<HTMLElement>('#tab-eligibility')?.click())
    await page.click('button[aria-label="深色"]')
    expect(await violations(page, HALF_SCROLLED), 'dark').toEqual([])
    await page.getByText('English').click()
    await page.waitForFunction(() => document.documentElement.lang === 'en')
    expect(await violations(page, HALF_SCROLLED), 'English').toEqual([])
    await page.goto(site.address)
    await page.waitForSelector('.draft')
    expect(await violations(page), 'start').toEqual([])
    await page.getByText('Delete').first().click()
    await page.waitForSelector('[role=dialog]')
    expect(await violations(page), 'delete').toEqual([])
  })
})
