// Screens in Chromium: built pages, every contestant in the same run. Prints medians, and ratios to the aims.
//   npm run bench:screen            all sizes        npm run bench:screen -- 300 2000      some
import { join } from 'node:path'
import { parseForm } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { buildPage, launch, publish, publishFiles, root, serve } from './pages.mjs'
import { editionOf } from './schema.mjs'

const sizes = process.argv.slice(2).map(Number).filter(Boolean)
const SIZES = sizes.length > 0 ? sizes : [50, 300, 2000, 10000]
const ROUNDS = 7
/** The stock provider takes minutes at this size; what it costs at 2,000 says enough. */
const TOO_LARGE_FOR_STOCK = 5000

console.log('building the pages…')
const CONTESTANTS = ['formwright', 'stock', 'hook-form']
const bytes = {}
for (const name of [...CONTESTANTS, 'studio']) bytes[name] = await buildPage(name)
for (const size of SIZES) publish(`/edition/${size}`, parseForm(editionOf(size)).bundle)
const real = await readForm(join(root, 'forms/sme-cluster/2024'))
publish('/edition/real', real.bundle)
publishFiles('/edition/real', real.files)
publishFiles('/edition/2000', editionOf(2000))

const { address, stop } = await serve()
const browser = await launch()

// the first page of a browser pays for the browser itself
for (const name of CONTESTANTS)
  await play(`${address}/${name}.html?fields=${SIZES[0]}&at=/edition/${SIZES[0]}`)
const rows = []
for (const size of SIZES) {
  const names = CONTESTANTS.filter((name) => name !== 'stock' || size <= TOO_LARGE_FOR_STOCK)
  await compare(
    names.map((name) => ({
      name,
      size: String(size),
      path: `${name}.html?fields=${size}&at=/edition/${size}`,
      how: play,
    })),
  )
}
const studios = [{ size: 'real', edition: '2024' }]
if (SIZES.includes(2000)) studios.push({ size: '2000', edition: '1' })
await compare([
  { name: 'formwright', size: 'real', path: 'formwright.html?at=/edition/real', how: play },
  ...studios.map(({ size, edition }) => ({
    name: 'studio',
    size,
    path: `studio.html?at=/edition/${size}&edition=${edition}`,
    how: playStudio,
  })),
])
await browser.close()
stop()
console.table(Object.fromEntries(rows.map(({ name, size, ...figures }) => [`${name} ${size}`, figures])))
console.log(
  'script, gzipped:',
  Object.entries(bytes)
    .map(([name, size]) => `${name} ${(size / 1000).toFixed(0)} kB`)
    .join(', '),
)
report()

function report() {
  const of = (name, size) => rows.find((row) => row.name === name && row.size === String(size))
  const line = (what, value, aim) =>
    value !== undefined && Number.isFinite(value) && console.log(`${what}: ${value.toFixed(2)} (aim ${aim})`)
  const ratio = (one, other, key) => (one && other ? one[key] / other[key] : undefined)
  line(
    '10,000 / 300 fields, ready',
    ratio(of('formwright', 10000), of('formwright', 300), 'ready ms'),
    '≤ 1.2',
  )
  line(
    '10,000 / 300 fields, key p95',
    ratio(of('formwright', 10000), of('formwright', 300), 'key p95'),
    '≤ 1.2',
  )
  line('studio / editor, ready', ratio(of('studio', 'real'), of('formwright', 'real'), 'ready ms'), '≤ 2')
  line('studio, edit to preview, p95 in ms', of('studio', 'real')?.['key p95'], '≤ 100')
  line('studio, edit to findings, p95 in ms', of('studio', 'real')?.['quick p95'], '≤ 100')
  line('studio, 2,000 fields, edit to preview, p95 in ms', of('studio', 2000)?.['key p95'], '≤ 100')
  line('studio, 2,000 fields, edit to findings, p95 in ms', of('studio', 2000)?.['quick p95'], '≤ 100')
  line('2,000 fields, ready / stock', ratio(of('formwright', 2000), of('stock', 2000), 'ready ms'), '≤ 0.1')
  line('2,000 fields, key p95 / stock', ratio(of('formwright', 2000), of('stock', 2000), 'key p95'), '≤ 0.2')
  for (const size of [50, 300])
    line(
      `${size} fields, ready / react-hook-form`,
      ratio(of('formwright', size), of('hook-form', size), 'ready ms'),
      '≤ 1.3',
    )
  line(
    '2,000 fields, ready / react-hook-form',
    ratio(of('formwright', 2000), of('hook-form', 2000), 'ready ms'),
    '< 1',
  )
  line(
    '2,000 fields, key p95 / react-hook-form',
    ratio(of('formwright', 2000), of('hook-form', 2000), 'key p95'),
    '< 1',
  )
}

/** Lets contestants play in turns, so that a slow moment of the machine meets them all; keeps their medians. */
async function compare(contestants) {
  const results = contestants.map(() => [])
  for (let round = 0; round < ROUNDS; round++)
    for (const [index, { path, how }] of contestants.entries())
      results[index].push(await how(`${address}/${path}`))
  for (const [index, { name, size }] of contestants.entries()) {
    const figures = Object.fromEntries(
      Object.keys(results[index][0]).map((key) => [key, median(results[index].map((result) => result[key]))]),
    )
    console.log(`${name} ${size}: ${JSON.stringify(figures)}`)
    rows.push({ name, size, ...figures })
  }
}

function median(values) {
  return Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] * 10) / 10
}

/** Opens a page, waits until its first field takes input, types 30 characters. */
async function play(url) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  page.setDefaultTimeout(180_000)
  await page.addInitScript(() => {
    globalThis.long = []
    new PerformanceObserver((list) =>
      globalThis.long.push(...list.getEntries().map(({ startTime, duration }) => [startTime, duration])),
    ).observe({ type: 'longtask', buffered: true })
    const look = () => {
      const input = document.querySelector('input[type=text], input:not([type])')
      if (!input) return requestAnimationFrame(look)
      requestAnimationFrame(() =>
        setTimeout(() => {
          globalThis.ready = performance.now()
        }),
      )
    }
    requestAnimationFrame(look)
    globalThis.keys = []
    addEventListener(
      'keydown',
      (event) => {
        const start = event.timeStamp
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => globalThis.keys.push(performance.now() - start))
          port1.start()
          port2.postMessage(0)
        })
      },
      true,
    )
  })
  await page.goto(url)
  await page.waitForFunction(() => globalThis.ready > 0)
  const input = page.locator('input[type=text], input:not([type])').first()
  await input.focus()
  await page.waitForTimeout(800)
  const from = await page.evaluate(() => performance.now())
  await page.keyboard.type('the quick brown fox jumps over', { delay: 60 })
  await page.waitForTimeout(1200)
  const result = await page.evaluate((start) => {
    globalThis.gc?.()
    const after = globalThis.long.filter(([at]) => at >= start).map(([, duration]) => duration)
    const keys = globalThis.keys.toSorted((a, b) => a - b)
    return {
      'ready ms': globalThis.ready,
      'key p50': keys[Math.floor(keys.length / 2)],
      'key p95': keys[Math.floor(keys.length * 0.95)],
      'longest task': Math.max(0, ...after),
      'blocked ms': after.reduce((sum, duration) => sum + duration - 50, 0),
      'heap MB': performance.memory.usedJSHeapSize / 1e6,
    }
  }, from)
  await page.close()
  return result
}

/**
 * Opens the studio, waits until the form is shown in it, and words the label of a field anew, letter by
 * letter.
 */
async function playStudio(url) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  page.setDefaultTimeout(180_000)
  await page.addInitScript(() => {
    const look = () => {
      if (!document.querySelector('.st-page input')) return requestAnimationFrame(look)
      requestAnimationFrame(() =>
        setTimeout(() => {
          globalThis.ready = performance.now()
        }),
      )
    }
    requestAnimationFrame(look)
    globalThis.keys = []
    addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => setTimeout(() => globalThis.keys.push(performance.now() - timeStamp))),
      true,
    )
  })
  await page.goto(url)
  await page.waitForFunction(() => globalThis.ready > 0)
  await page.locator('.st-outline .st-field').nth(1).click()
  await page.locator('.st-label').focus()
  await page.waitForTimeout(2500)
  await page.evaluate(() => {
    globalThis.told.quick.length = 0
    globalThis.told.whole.length = 0
  })
  for (const letter of 'the quick brown fox jumps over the dog') {
    await page.keyboard.type(letter)
    await page.waitForTimeout(400)
  }
  await page.waitForTimeout(3000)
  const result = await page.evaluate(() => {
    const at = (list, share) => list.toSorted((a, b) => a - b)[Math.floor(list.length * share)] ?? Number.NaN
    return {
      'ready ms': globalThis.ready,
      'key p50': at(globalThis.keys, 0.5),
      'key p95': at(globalThis.keys, 0.95),
      'quick p95': at(globalThis.told.quick, 0.95),
      'whole p95': at(globalThis.told.whole, 0.95),
    }
  })
  await page.close()
  return result
}
