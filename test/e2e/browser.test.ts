import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from 'vite'
import { precompile } from '@formwright/engine/precompile'
import { root, sample, shippedEdition } from '../edition.ts'

const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path))
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'"
const files = new Map<string, [type: string, body: string]>()
let server: ReturnType<typeof createServer>
let address: string

beforeAll(async () => {
  const { bundle } = await shippedEdition()
  const folder = mkdtempSync(join(tmpdir(), 'formwright-page-'))
  await build({
    root, logLevel: 'silent', configFile: false, resolve: { conditions: ['source'] },
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', modulePreload: false, rollupOptions: { input: join(root, 'test/e2e/page/assess.ts'), output: { entryFileNames: 'page.js' } } },
  })
  const script = 'text/javascript'
  files.set('/', ['text/html', '<!doctype html><meta charset="utf-8"><title>Formwright</title><body><script type="module" src="/page.js"></script>'])
  files.set('/page.js', [script, readFileSync(join(folder, 'page.js'), 'utf8')])
  files.set('/validators.js', [script, precompile(bundle)])
  files.set('/bundle.json', ['application/json', JSON.stringify(bundle)])
  files.set('/answers.json', ['application/json', JSON.stringify(sample('mistakes'))])
  server = createServer((request, response) => {
    const [type, body] = files.get(request.url!) ?? ['text/plain', '']
    response.writeHead(files.has(request.url!) ? 200 : 404, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': POLICY }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})

afterAll(() => server?.close())

async function visit<T>(look: (page: Awaited<ReturnType<Awaited<ReturnType<typeof chromium.launch>>['newPage']>>) => Promise<T>) {
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] })
  try {
    const page = await browser.newPage()
    const violations: string[] = []
    page.on('console', (message) => message.type() === 'error' && violations.push(message.text()))
    page.on('pageerror', (error) => violations.push(error.message))
    await page.goto(address)
    return { result: await look(page), violations }
  } finally {
    await browser.close()
  }
}

test('in Chromium, without unsafe-eval, the findings are those of the command line', async () => {
  const { result, violations } = await visit(async (page) => {
    await page.waitForSelector('body[data-findings]', { state: 'attached', timeout: 60_000 })
    return page.evaluate(() => ({ ...document.body.dataset }))
  })
  const { form } = await shippedEdition()
  const expected = form.assess(sample('mistakes')).findings.map(({ code, pointer }) => `${code} ${pointer}`)
  expect(JSON.parse(result.findings!)).toEqual(expected)
  expect(result.live).toBe('1')
  expect(result.evaluation, 'the policy is in force').toBe('EvalError')
  expect(violations.filter((text) => !/favicon|404|unsafe-eval/.test(text))).toEqual([])
})
