import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { sample } from '../edition.ts'
import { LAUNCH } from '../chromium.mjs'
import { complaintsOf, newPage } from './chromium.ts'
import { cell, exported, goToPart, openDeclaration, saved, siteAndBrowser } from './site.ts'

const site = siteAndBrowser()

describe('nothing is lost', () => {
  test('when the page is loaded again', async () => {
    const { page } = await newPage(site.browser)
    await openDeclaration(page, site.address)
    await cell(page, '/cover/clusterName').fill('福建省晋江市运动鞋服产业')
    await saved(page)
    await page.reload()
    expect(await cell(page, '/cover/clusterName').inputValue()).toBe('福建省晋江市运动鞋服产业')
    await page.goto(site.address)
    expect(await page.locator('.draft-name a').textContent()).toBe('福建省晋江市运动鞋服产业')
  })

  test('when the network goes and comes back', async () => {
    const { page, complaints } = await newPage(site.browser, undefined, 'allow')
    await openDeclaration(page, site.address)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.reload()
    await page.waitForSelector('.fw-part')
    await page.waitForFunction(
      async () =>
        (await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys())))
          .flat()
          .filter(({ url }) => url.includes('/api/editions/')).length >= 2,
    )
    await page.context().setOffline(true)
    await page.waitForSelector('.save em')
    await cell(page, '/cover/clusterName').fill('离线填写')
    await saved(page)
    await page.reload()
    expect(await cell(page, '/cover/clusterName').inputValue()).toBe('离线填写')
    await page.context().setOffline(false)
    await page.waitForSelector('.save em', { state: 'detached' })
    await page.reload()
    expect(await cell(page, '/cover/clusterName').inputValue()).toBe('离线填写')
    expect(complaints).toEqual([])
  })

  test('when the program is renewed: validators that an earlier release wrote are not used again', async () => {
    const { page, complaints } = await newPage(site.browser, undefined, 'allow')
    await openDeclaration(page, site.address)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.reload()
    await cell(page, '/cover/clusterName').fill('更新之前')
    await saved(page)
    await page.evaluate(async () => {
      const cache = await caches.open((await caches.keys())[0]!)
      const { url } = (await cache.keys()).find((kept) => kept.url.endsWith('/validators.js'))!
      const headers = { 'content-type': 'text/javascript' }
      await cache.put(url, new Response('export default () => ({})', { headers }))
    })
    await page.reload()
    expect(await cell(page, '/cover/clusterName').inputValue()).toBe('更新之前')
    expect(complaints).toEqual([])
  })

  test('when the browser is killed while somebody types: at most a second of it', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'formwright-profile-'))
    const first = await chromium.launchPersistentContext(profile, { ...LAUNCH, handleSIGTERM: false })
    const page = await first.newPage()
    await openDeclaration(page, site.address)
    const address = page.url()
    const field = cell(page, '/cover/operatingBody')
    await field.focus()
    const pids = await processesOf(page)
    const typed: number[] = []
    for (let count = 0; count < 60; count++) {
      await page.keyboard.type(String(count % 10))
      typed.push(Date.now())
      // the speed of somebody who types: what is tried is how much of it is kept
      await page.waitForTimeout(40)
    }
    const killed = Date.now()
    for (const pid of pids) kill(pid)
    const second = await chromium.launchPersistentContext(profile, LAUNCH)
    try {
      const again = await second.newPage()
      await again.goto(address)
      await again.waitForSelector('.fw-part')
      const kept = (await cell(again, '/cover/operatingBody').inputValue()).length
      const certain = typed.filter((at) => at < killed - 1000).length
      expect(certain).toBeGreaterThan(10)
      expect(kept).toBeGreaterThanOrEqual(certain)
    } finally {
      await second.close()
    }
  })
})

/** The processes of a browser, the main one first. */
async function processesOf(page: Page): Promise<number[]> {
  const session = await page.context().browser()?.newBrowserCDPSession()
  const own = session ?? (await page.context().newCDPSession(page))
  const { processInfo } = (await own.send('SystemInfo.getProcessInfo')) as {
    processInfo: { type: string; id: number }[]
  }
  return processInfo
    .toSorted((one, other) => Number(other.type === 'browser') - Number(one.type === 'browser'))
    .map(({ id }) => id)
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it went with its parent
  }
}

describe('two windows of one declaration', () => {
  async function twoWindows(): Promise<[Page, Page, BrowserContext]> {
    const { page } = await newPage(site.browser)
    await openDeclaration(page, site.address)
    const other = await page.context().newPage()
    await other.goto(page.url())
    await other.waitForSelector('.fw-part')
    return [page, other, page.context()]
  }

  test('bring their changes together', async () => {
    const [one, other] = await twoWindows()
    await Promise.all([
      cell(one, '/cover/clusterName').fill('甲'),
      cell(other, '/cover/operatingBody').fill('乙'),
    ])
    await Promise.all([saved(one), saved(other)])
    await one.waitForFunction(
      () => document.querySelector<HTMLInputElement>('#f-cover-operatingBody')?.value === '乙',
    )
    await other.waitForFunction(
      () => document.querySelector<HTMLInputElement>('#f-cover-clusterName')?.value === '甲',
    )
    expect(await exported(one)).toEqual({ cover: { clusterName: '甲', operatingBody: '乙' } })
    expect(await exported(other)).toEqual({ cover: { clusterName: '甲', operatingBody: '乙' } })
  })

  test('show both values where they changed one field', async () => {
    const [one, other] = await twoWindows()
    // within the same moment, so that neither has heard of the other
    await Promise.all([
      cell(one, '/cover/clusterName').fill('甲'),
      cell(other, '/cover/clusterName').fill('乙'),
    ])
    // what is undecided belongs to the declaration: both ask, about the same two values
    await Promise.all([one, other].map((page) => page.waitForSelector('.conflicts')))
    const here = await cell(one, '/cover/clusterName').inputValue()
    const there = here === '甲' ? '乙' : '甲'
    for (const page of [one, other]) {
      expect(await cell(page, '/cover/clusterName').inputValue()).toBe(here)
      expect(await page.locator('.conflicts').textContent()).toContain(`这里：${here}另一处：${there}`)
    }
    await one.locator('.conflicts').getByText('用另一处的').click()
    await Promise.all([saved(one), other.waitForSelector('.conflicts', { state: 'detached' })])
    expect(await exported(one)).toEqual({ cover: { clusterName: there } })
  })
})

test('a browser that never opens what drafts are kept in is told in words, with a way on', async () => {
  const { page } = await newPage(site.browser)
  await page.clock.install()
  await page.goto(site.address)
  await page.click('.card-actions button')
  await page.waitForSelector('.fw-part')
  await saved(page)
  const declaration = page.url()
  await page.addInitScript(() => {
    if (sessionStorage.getItem('answers') !== null) return
    const { open } = IDBFactory.prototype
    IDBFactory.prototype.open = function silent(name) {
      return Object.assign(open.call(this, `${name} elsewhere`), { addEventListener: () => undefined })
    }
  })
  for (const address of [site.address, declaration]) {
    await page.goto(address)
    const told = page.locator('[role=alert]', { hasText: '浏览器没有打开保存草稿的地方' })
    await expect.poll(() => page.clock.runFor(16_000).then(() => told.count()), { timeout: 10_000 }).toBe(1)
  }
  await page.evaluate(() => sessionStorage.setItem('answers', ''))
  await page.getByRole('button', { name: '重试' }).click()
  await page.waitForSelector('.fw-part')
  await page.context().close()
})

test('the first page brings at most 170 kB of script, gzipped, and the editor at most 200 kB more, in few files', async () => {
  const { page } = await newPage(site.browser)
  await page.goto(site.address)
  await page.waitForSelector('.card')
  const first = await scriptsOf(page)
  expect(await gzipped([...first])).toBeLessThan(170_000)
  expect(first.size).toBeLessThan(10)
  await page.click('.card-actions button')
  await page.waitForSelector('.fw-part')
  await page.waitForLoadState('networkidle')
  const more = [...(await scriptsOf(page))].filter((script) => !first.has(script))
  expect(await gzipped(more)).toBeLessThan(200_000)
  expect(more.length).toBeLessThan(10)
})

/** The scripts of the site that a page has loaded. */
async function scriptsOf(page: Page): Promise<Set<string>> {
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
  return new Set(loaded.filter((name) => /\/assets\/[^/]+\.js$/.test(name)))
}

/** What scripts weigh together. */
async function gzipped(scripts: readonly string[]): Promise<number> {
  expect(scripts.length).toBeGreaterThan(0)
  const texts = await Promise.all(scripts.map(async (url) => (await fetch(url)).text()))
  // the register of places is data, which a form with regions asks for when it is open
  const code = texts.filter((text) => !text.includes('110101'))
  return code.reduce((sum, text) => sum + gzipSync(Buffer.from(text)).length, 0)
}

describe('the policy', () => {
  test('allows no eval and no inline script, on every page', async () => {
    for (const path of [
      '',
      'apply/unknown',
      'nothing-here',
      'api/editions',
      'assets/nothing.js',
      'icon.svg',
    ]) {
      const answer = await fetch(new URL(path, site.address), { headers: { accept: 'text/html' } })
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect(policy, path).toMatch(/default-src 'none'; script-src 'self';/)
      expect(policy, path).not.toMatch(/unsafe/)
      expect(answer.headers.get('x-content-type-options'), path).toBe('nosniff')
    }
  })

  test('is held by every screen; a violation would be seen', async () => {
    const { page, complaints } = await newPage(site.browser)
    await openDeclaration(page, site.address, sample('mistakes'))
    for (let part = 0; part < 10; part++) await goToPart(page, part)
    expect(complaints).toEqual([])
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'document.title = "run"'
      document.body.append(script)
    })
    // what the debugger evaluates at once is not bound by the policy; what runs later is
    const evaluated = page.evaluate(
      () =>
        new Promise<string>((done) =>
          setTimeout(() => {
            try {
              done(String(new Function('return 1')()))
            } catch (error) {
              done(String(error))
            }
          }),
        ),
    )
    expect(await evaluated).toMatch(/EvalError/)
    await expect.poll(() => complaints.join('\n')).toMatch(/policy: script-src/)
    expect(await page.title()).not.toBe('run')
  })
})

test('what cannot be opened says so', async () => {
  const { page } = await newPage(site.browser)
  await complaintsOf(page)
  await page.goto(`${site.address}/apply/unknown`)
  expect(await page.getByRole('alert').textContent()).toContain('这台电脑上没有这份申报')
  await page.goto(`${site.address}/nowhere`)
  expect(await page.locator('h1').textContent()).toBe('没有这个页面')
  await page.goto(site.address)
  for (const [name, text, says] of [
    ['坏.json', '{"a": ', '第 1 行第 1 列'],
    ['大数.json', '{"cover": {"clusterName": 9007199254740993}}', '读进来成了 9007199254740992'],
    ['别的.json', '{"other": 1}', '没有这份申报表'],
    ['列表.json', '[1]', '不是一份填报数据'],
  ] as const) {
    await page.setInputFiles('.card input[type=file]', {
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    })
    await page.locator('.card-problem', { hasText: name }).waitFor()
    expect(await page.locator('.card-problem').textContent()).toContain(says)
  }
})
