import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleOfFiles } from '@formwright/definition/testing'
import type { FormStore } from '@formwright/engine'
import { precompile } from '@formwright/engine/precompile'
import type { FormHandle } from '@formwright/renderer'
import { editionOf } from '../bench/screen/schema.mjs'
import { root } from '../edition.ts'
import { launch, newPage } from './chromium.ts'
import { servePage } from './built-page.ts'

/** What the page offers to tests, and the find-in-page of browsers. */
declare const store: FormStore
declare const handle: FormHandle
declare const find: (text: string) => boolean

const FIELDS = 2000
let served: Awaited<ReturnType<typeof servePage>>
let browser: Browser

beforeAll(async () => {
  const bundle = bundleOfFiles(editionOf(FIELDS))
  const styles = ['renderer/src/styles.css', 'fields/src/screen.css']
    .map((path) => readFileSync(`${root}packages/${path}`, 'utf8'))
    .join('\n')
  ;[served, browser] = await Promise.all([
    servePage('long.tsx', {
      files: {
        '/bundle.json': ['application/json', JSON.stringify(bundle)],
        '/validators.js': ['text/javascript', precompile(bundle)],
        '/styles.css': ['text/css', styles],
      },
    }),
    launch(),
  ])
})

afterAll(async () => {
  await browser?.close()
  served?.close()
})

async function longForm(): Promise<Page> {
  const { page } = await newPage(browser)
  await page.goto(served.address)
  await page.addStyleTag({ url: '/styles.css' })
  // assessed, and what is not mounted has its text: what the browser does when it is idle is done
  await page.waitForFunction(() => {
    // the page's script may not have run yet
    if (!('store' in globalThis)) return false
    const unmounted = [...document.querySelectorAll('.fw-unmounted')]
    return store.isAssessed && unmounted.length > 5 && unmounted.every((node) => node.textContent !== '')
  })
  return page
}

const mounted = (page: Page) => page.locator('.fw-field').count()
const focusField = (page: Page, pointer: string) => page.evaluate((at) => handle.focus(at), pointer)

describe('a form of two thousand fields', () => {
  test('mounts what is near the viewport, there and back', async () => {
    const page = await longForm()
    expect(await mounted(page)).toBeLessThan(150)
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    await page.waitForSelector('[data-pointer="/s8/f221"]')
    await expect.poll(() => page.locator('[data-pointer="/s0/f0"]').count()).toBe(0)
    expect(await mounted(page)).toBeLessThan(200)
    await page.evaluate(() => scrollTo(0, 0))
    await page.waitForSelector('[data-pointer="/s0/f0"]')
    const after = await page.evaluate(() => document.documentElement.scrollHeight)
    expect(Math.abs(after - height) / height).toBeLessThan(0.5)
  })

  test('what is not mounted is found by its label and by its value', async () => {
    const page = await longForm()
    const found = (text: string) => page.evaluate((wanted) => find(wanted), text)
    expect(await found('Number 70004')).toBe(true)
    expect(await found('far below')).toBe(true)
    expect(await found('no such words')).toBe(false)
  })

  test('any place is reached by its pointer, and stays while it has the focus', async () => {
    const page = await longForm()
    expect(await focusField(page, '/s8/f200')).toBe(true)
    await page.waitForFunction(() => document.activeElement?.closest('[data-pointer="/s8/f200"]') !== null)
    expect(await focusField(page, '/s4/f100')).toBe(true)
    await page.waitForFunction(() => document.activeElement?.closest('[data-pointer="/s4/f100"]') !== null)
    await page.keyboard.press('Control+a')
    await page.keyboard.type('typed')
    await page.evaluate(() => scrollTo(0, 0))
    // what is near now is there, and what was around the focus is gone
    await page.waitForSelector('[data-pointer="/s0/f0"]')
    await expect.poll(() => page.locator('[data-pointer="/s4/f95"]').count()).toBe(0)
    expect(
      await page.evaluate(() => document.activeElement?.closest('[data-pointer="/s4/f100"]') !== null),
    ).toBe(true)
    expect(await focusField(page, '/nowhere')).toBe(false)
  })

  test('the Tab key goes through every field in order', async () => {
    const page = await longForm()
    await page.locator('[data-pointer="/s0/f0"] input').first().focus()
    const seen: string[] = []
    for (let step = 0; step < 260 && seen.length < 60; step++) {
      await page.keyboard.press('Tab')
      const pointer = await page.evaluate(
        () => document.activeElement?.closest<HTMLElement>('[data-pointer]')?.dataset.pointer,
      )
      if (pointer && pointer !== seen.at(-1)) seen.push(pointer)
    }
    expect(seen).toEqual(Array.from({ length: 60 }, (_, index) => `/s0/f${index + 1}`))
  })

  test('one keystroke renders one control', async () => {
    const page = await longForm()
    const changed = await page.evaluate(async () => {
      const touched = new Set<string>()
      new MutationObserver((records) =>
        records.forEach(({ target }) =>
          touched.add(
            (target instanceof Element ? target : target.parentElement)?.closest<HTMLElement>(
              '[data-pointer]',
            )?.dataset.pointer ?? '(outside)',
          ),
        ),
      ).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
      store.set('/s0/f5', 'x')
      // until the browser has painted and has nothing left to do
      await new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done)))
      return [...touched]
    })
    expect(changed).toEqual(['/s0/f5'])
  })
})
