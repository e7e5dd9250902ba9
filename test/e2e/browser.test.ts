import { afterAll, beforeAll, expect, test } from 'vitest'
import { precompile } from '@formwright/engine/precompile'
import { sample, shippedEdition } from '../edition.ts'
import { servePage } from './built-page.ts'
import { launch } from './chromium.ts'

let served: Awaited<ReturnType<typeof servePage>>

beforeAll(async () => {
  const { bundle } = await shippedEdition()
  served = await servePage('assess.ts', {
    policy: "default-src 'none'; script-src 'self'; connect-src 'self'",
    files: {
      '/validators.js': ['text/javascript', precompile(bundle)],
      '/bundle.json': ['application/json', JSON.stringify(bundle)],
      '/answers.json': ['application/json', JSON.stringify(sample('mistakes'))],
    },
  })
})

afterAll(() => served?.close())

test('in Chromium, without unsafe-eval, the findings are those of the command line', async () => {
  const browser = await launch()
  const page = await browser.newPage()
  const violations: string[] = []
  page.on('console', (message) => message.type() === 'error' && violations.push(message.text()))
  page.on('pageerror', (error) => violations.push(error.message))
  await page.goto(served.address)
  await page.waitForSelector('body[data-findings]', { state: 'attached', timeout: 60_000 })
  const result = await page.evaluate(() => ({ ...document.body.dataset }))
  await browser.close()
  const { form } = await shippedEdition()
  const expected = form.assess(sample('mistakes')).findings.map(({ code, pointer }) => `${code} ${pointer}`)
  expect(JSON.parse(result.findings!)).toEqual(expected)
  expect(result.live).toBe('1')
  expect(result.evaluation, 'the policy is in force').toBe('EvalError')
  expect(violations.filter((text) => !/favicon|404|unsafe-eval/.test(text))).toEqual([])
})
