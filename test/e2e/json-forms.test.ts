import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FormBundle } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { precompile } from '@formwright/engine/precompile'
import { root } from '../edition.ts'
import { launch, newPage } from './chromium.ts'
import { servePage } from './built-page.ts'

interface Outcome {
  readonly html: string
  readonly data: unknown
  readonly errors: number
}

declare const names: () => string[]
declare const fits: (index: number) => boolean
declare const answers: () => unknown
declare const play: (name: string, provider: 'stock' | 'scoped') => Promise<Outcome>

let served: Awaited<ReturnType<typeof servePage>>
let browser: Browser
let page: Page

beforeAll(async () => {
  ;[served, browser] = await Promise.all([servePage('stock.tsx'), launch()])
  ;({ page } = await newPage(browser))
  await page.goto(served.address)
  await page.waitForSelector('body[data-ready]', { state: 'attached' })
})

afterAll(async () => {
  await browser?.close()
  served?.close()
})

describe('the examples of JSON Forms, with its own renderers, under its provider and ours', () => {
  test('look the same and hold the same after the same edits', async () => {
    const examples = await page.evaluate(() => names())
    expect(examples.length).toBeGreaterThan(50)
    const differing: string[] = []
    const waiting = [...examples]
    const pages = await Promise.all(Array.from({ length: 8 }, () => examplePage()))
    await Promise.all(
      pages.map(async (own) => {
        for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
          const difference = await comparison(own, name)
          if (difference !== '') differing.push(difference)
        }
        await own.close()
      }),
    )
    expect(differing).toEqual([])
  }, 400_000)
})

/** A page of its own: several play at once. */
async function examplePage(): Promise<Page> {
  const own = await page.context().newPage()
  await own.goto(served.address)
  await own.waitForSelector('body[data-ready]', { state: 'attached' })
  return own
}

/** What differs for an example; nothing when nothing does. */
async function comparison(own: Page, name: string): Promise<string> {
  const stock = await own.evaluate((one) => play(one, 'stock'), name)
  const scoped = await own.evaluate((one) => play(one, 'scoped'), name)
  if (JSON.stringify(stock.data) !== JSON.stringify(scoped.data))
    return `${name}: data ${JSON.stringify(stock.data)} ≠ ${JSON.stringify(scoped.data)}`
  if (stock.errors !== scoped.errors) return `${name}: ${stock.errors} ≠ ${scoped.errors} errors`
  if (stock.html === scoped.html) return ''
  const at = [...stock.html].findIndex((char, index) => char !== scoped.html[index])
  return `${name}: …${stock.html.slice(Math.max(0, at - 200), at + 200)} ≠ ${scoped.html.slice(Math.max(0, at - 40), at + 200)}`
}

/**
 * A form with a condition that is a schema, and a choice between two shapes: both for the stock renderers.
 */
const oddForm = (): FormBundle =>
  bundleOf({
    fields: {
      kind: {
        title: '类型',
        'x-id': 'kind',
        type: 'string',
        oneOf: [
          { const: 'person', title: '个人' },
          { const: 'firm', title: '单位' },
        ],
      },
      note: { title: '备注', 'x-id': 'note', type: 'string' },
      party: {
        title: '申报主体',
        'x-id': 'party',
        oneOf: [
          {
            title: '自然人',
            type: 'object',
            properties: { surname: { type: 'string', title: '姓' } },
            required: ['surname'],
            additionalProperties: false,
          },
          {
            title: '法人',
            type: 'object',
            properties: { company: { type: 'string', title: '单位名称' } },
            required: ['company'],
            additionalProperties: false,
          },
        ],
      },
    },
    schema: { additionalProperties: false, required: ['kind'] },
    ui: {
      type: 'VerticalLayout',
      elements: [
        { type: 'Control', scope: '#/properties/kind' },
        {
          type: 'Control',
          scope: '#/properties/note',
          rule: { effect: 'SHOW', condition: { scope: '#/properties/kind', schema: { const: 'firm' } } },
        },
        { type: 'Control', scope: '#/properties/party' },
      ],
    },
  })

test('a schema-based condition and a oneOf work under script-src self', async () => {
  const bundle = oddForm()
  const strict = await servePage('strict.tsx', {
    policy:
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-page'; connect-src 'self'; img-src data:",
    files: {
      '/bundle.json': ['application/json', JSON.stringify(bundle)],
      '/validators.js': ['text/javascript', precompile(bundle)],
      '/styles.css': ['text/css', readFileSync(`${root}packages/renderer/src/styles.css`, 'utf8')],
    },
  })
  try {
    const { page: own, complaints } = await newPage(browser)
    await own.goto(strict.address)
    await own.waitForSelector('.fw-form input[type=radio]')
    expect(await own.getByLabel('备注').count()).toBe(0)
    await own.getByLabel('单位', { exact: true }).check()
    await own.getByLabel('备注').fill('有条件的一栏')
    expect(await own.evaluate(() => fits(1))).toBe(true)
    await own.getByLabel('法人').check()
    await own.getByLabel('单位名称').fill('某某公司')
    await expect
      .poll(() => own.evaluate(() => answers()))
      .toEqual({ kind: 'firm', note: '有条件的一栏', party: { company: '某某公司' } })
    await own.getByLabel('个人').check()
    expect(await own.getByLabel('备注').count()).toBe(0)
    expect(complaints).toEqual([])
  } finally {
    strict.close()
  }
})
