// A table of 2,000 rows × 15 columns in Chromium, beside JSON Forms' stock table and AG Grid Community, in
// one run.
//   npm run bench:rows                       prints medians of the rounds, and ratios to the aims
//   npm run bench:rows -- --only=NAMES       some of the contestants, by commas
//   npm run bench:rows -- --rows=20,2000 --rounds=5
//   npm run bench:rows -- --profile=FOLDER   a CPU profile of each step in the last round
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parseForm } from '@formwright/definition'
import { buildPage, launch, publish, serve } from './pages.mjs'
import { COLUMNS, rowsEdition, rowsOf } from './rows-table.mjs'

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', default: 'formwright,ag-grid,stock' },
    rows: { type: 'string', default: '20,2000' },
    rounds: { type: 'string', default: '5' },
    profile: { type: 'string' },
  },
})
const NAMES = flags.only.split(',')
const COUNTS = flags.rows.split(',').map(Number)
const [FEW, MANY] = [Math.min(...COUNTS), Math.max(...COUNTS)]
const ROUNDS = Number(flags.rounds)
const PASTED = 200
/** Cells filled in below one another. */
const FILLED = 10
/** Milliseconds after which a contestant has failed. */
const PATIENCE = 60_000

const columnOf = (key) => COLUMNS.findIndex(([name]) => name === key)

/**
 * How each is worked with: `cell` finds a cell of a shown row, `open` begins to type in it, `close` ends
 * that. What a contestant does not offer is left out.
 */
const CONTESTANTS = {
  formwright: {
    page: 'rows-formwright',
    cell: (key, row) => `.fw-list-row [data-row="${row}"][data-column="${columnOf(key)}"]`,
    bad: '[aria-invalid=true]',
    open: (cell) => cell.click(),
    next: 'Enter',
    sort: () => document.querySelectorAll('.fw-sort')[8].click(),
    filter: '.fw-list-filter input',
    shown: () => Number(document.querySelector('.fw-list-box').getAttribute('aria-rowcount')) - 1,
    pasteInto: '.fw-list',
  },
  'ag-grid': {
    page: 'rows-ag-grid',
    cell: (key, row) => `.ag-row[row-index="${row}"] .ag-cell[col-id="${key}"]`,
    bad: '.bad',
    open: (cell) => cell.click(),
    next: 'Enter',
    close: 'Enter',
    sort: () => document.querySelector('.ag-header-cell[col-id=travel] .ag-header-cell-label').click(),
    filter: 'input[type=search]',
    shown: () => globalThis.shown(),
    pasteInto: '.ag-root',
  },
  stock: {
    page: 'rows-stock',
    cell: (key, row) => `tbody tr:nth-child(${row + 1}) td:nth-child(${columnOf(key) + 1}) input`,
    open: (cell) => cell.click(),
  },
}

console.log('building the pages…')
for (const name of NAMES) await buildPage(CONTESTANTS[name].page)
publish('/rows', parseForm(rowsEdition()).bundle)
const { address, stop } = await serve()
const browser = await launch()
if (flags.profile) mkdirSync(flags.profile, { recursive: true })

const STOCK_ROUNDS = 1
// the first page of a browser pays for the browser itself
for (const name of NAMES) await play(name, FEW)
const rounds = {}
// all in turn, so that whatever else the machine does hinders each alike
for (let round = 0; round < ROUNDS; round++)
  for (const name of NAMES)
    for (const count of COUNTS) {
      // the stock table takes minutes with many rows: once says enough
      if (name === 'stock' && count === MANY && round >= STOCK_ROUNDS) continue
      const figures = await play(name, count, round === ROUNDS - 1 ? flags.profile : undefined)
      console.log(`${name} ${count}: ${JSON.stringify(figures)}`)
      ;(rounds[`${name} ${count}`] ??= []).push(figures)
    }
const results = Object.fromEntries(Object.entries(rounds).map(([name, figures]) => [name, medians(figures)]))
await browser.close()
stop()
console.table(results)
report()

function medians(figures) {
  const keys = [...new Set(figures.flatMap((round) => Object.keys(round)))]
  return Object.fromEntries(
    keys.map((key) => {
      const sorted = figures.map((round) => round[key]).toSorted((one, other) => one - other)
      return [key, Math.round(sorted[Math.floor(sorted.length / 2)] * 10) / 10]
    }),
  )
}

function report() {
  const line = (what, value, aim) => console.log(`${what}: ${value.toFixed(2)} (aim ${aim})`)
  const [few, many] = [results[`formwright ${FEW}`], results[`formwright ${MANY}`]]
  if (!few || !many) return
  line(`first paint, ${MANY} / ${FEW} rows`, many.ready / few.ready, '≤ 1.5')
  for (const key of ['text p95', 'number p95'])
    line(`${key}, ${MANY} / ${FEW} rows`, many[key] / few[key], '≤ 1.2')
  for (const name of NAMES.filter((other) => other !== 'formwright')) {
    const other = results[`${name} ${MANY}`]
    for (const key of Object.keys(other))
      if (many[key] !== undefined && Number.isFinite(other[key]))
        line(`${key} / ${name}`, many[key] / other[key], '< 1')
  }
}

/**
 * Opens a page with so many rows and does everything there; milliseconds each, or Infinity where it never
 * came. With a folder, CPU profiles are written there.
 */
async function play(name, count, folder) {
  const contestant = CONTESTANTS[name]
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  page.setDefaultTimeout(PATIENCE)
  await page.addInitScript(watch, [contestant.cell('name', 0), PATIENCE])
  const step = await profiler(page, folder && join(folder, `${name}-${count}`))
  try {
    await page.goto(`${address}/${contestant.page}.html?rows=${count}`)
    await page.waitForFunction(() => globalThis.ready > 0)
    await page.waitForTimeout(500)
    const ready = await page.evaluate(() => globalThis.ready)
    const text = await step('text', () => type(page, contestant, 'name', 'Spindle'))
    const number = await step('number', () => type(page, contestant, 'wages', '4321'))
    return {
      ready,
      'text p50': text.p50,
      'text p95': text.p95,
      'number p95': number.p95,
      ...(contestant.bad ? await step('rule', () => rule(page, contestant)) : {}),
      ...(contestant.filter ? await step('table', () => lookThrough(page, contestant, count)) : {}),
    }
  } catch (error) {
    if (error.name !== 'TimeoutError') throw error
    return { ready: Infinity }
  } finally {
    await page.close()
  }
}

/** Runs steps; each leaves a CPU profile where a path to write it to is given. */
async function profiler(page, path) {
  if (!path) return (_name, act) => act()
  const client = await page.context().newCDPSession(page)
  await client.send('Profiler.enable')
  await client.send('Profiler.setSamplingInterval', { interval: 200 })
  return async (name, act) => {
    await client.send('Profiler.start')
    const result = await act()
    const { profile } = await client.send('Profiler.stop')
    writeFileSync(`${path}-${name}.cpuprofile`, JSON.stringify(profile))
    return result
  }
}

/** Notes when a cell can first be seen, and how long each key takes until the next frame is painted. */
function watch([selector, patience]) {
  const look = () => {
    if (!document.querySelector(selector)) return requestAnimationFrame(look)
    requestAnimationFrame(() => setTimeout(() => (globalThis.ready = performance.now())))
  }
  requestAnimationFrame(look)
  globalThis.keys = []
  globalThis.textOf = (cell) => cell.querySelector('input')?.value ?? cell.value ?? cell.textContent
  const painted = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', then)
      port1.start()
      port2.postMessage(0)
    })
  addEventListener(
    'keydown',
    ({ key, ctrlKey, timeStamp }) => {
      if (!ctrlKey && (key.length === 1 || key === 'Enter'))
        painted(() => globalThis.keys.push(performance.now() - timeStamp))
    },
    true,
  )
  /** Does something; gives the time until what it is done for can be seen. */
  globalThis.until = (act, isDone) =>
    new Promise((done) => {
      const start = performance.now()
      act()
      const poll = () =>
        painted(() => {
          if (isDone()) done(performance.now() - start)
          else if (performance.now() - start > patience) done(Infinity)
          else poll()
        })
      poll()
    })
}

/** Fills in one cell below another; every key counts, that which leaves a cell as well. */
async function type(page, { cell, open, next }, key, text) {
  await page.evaluate(() => (globalThis.keys.length = 0))
  for (let row = 1; row <= FILLED; row++) {
    if (row === 1 || !next) await open(page.locator(cell(key, row)))
    await page.keyboard.press('Control+A')
    await page.keyboard.type(text, { delay: 50 })
    if (next) await page.keyboard.press(next)
    await page.waitForTimeout(50)
  }
  const keys = await page.evaluate(() => globalThis.keys.toSorted((one, other) => one - other))
  return { p50: keys[Math.floor(keys.length / 2)], p95: keys[Math.floor(keys.length * 0.95)] }
}

/** What breaks a rule is marked, and the mark goes when it is undone. */
async function rule(page, { cell, open, close, bad }) {
  const [typed, last] = close ? ['99999', close] : ['9999', '9']
  await open(page.locator(cell('granted', 2)))
  await page.keyboard.press('Control+A')
  await page.keyboard.type(typed)
  await page.waitForTimeout(300)
  await page.evaluate((selector) => {
    globalThis.told = new Promise((done) =>
      addEventListener(
        'keydown',
        ({ timeStamp }) =>
          globalThis
            .until(
              () => {},
              () => document.querySelector(selector) !== null,
            )
            .then(() => done(performance.now() - timeStamp)),
        { capture: true, once: true },
      ),
    )
  }, bad)
  await page.keyboard.press(last)
  const marked = await page.evaluate(() => globalThis.told)
  await page.waitForTimeout(300)
  const undone = await page.evaluate(
    (selector) =>
      globalThis.until(
        () => globalThis.undo(),
        () => document.querySelector(selector) === null,
      ),
    bad,
  )
  return { rule: marked, undo: undone }
}

async function lookThrough(page, { filter, shown, sort, pasteInto, cell }, count) {
  const run = (act, isDone, given) =>
    page.evaluate(
      ([does, done, value]) => {
        // functions of this file, run in the page
        const [action, condition] = [does, done].map(
          (source) => new Function('given', `return (${source})(given)`),
        )
        return globalThis.until(
          () => action(value),
          () => condition(value),
        )
      },
      [String(act), String(isDone), given],
    )
  const fill = ({ selector, text }) => {
    const input = document.querySelector(selector)
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, text)
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }
  await page.evaluate(
    (source) => (globalThis.countShown = new Function(`return (${source})()`)),
    String(shown),
  )
  const filtered = await run(fill, ({ most }) => globalThis.countShown() < most, {
    selector: filter,
    text: 'C-0000',
    most: count,
  })
  await run(fill, ({ most }) => globalThis.countShown() === most, { selector: filter, text: '', most: count })
  const sorted = await run(
    sort,
    ({ first, before }) => {
      const at = document.querySelector(first)
      return at !== null && globalThis.textOf(at) !== before
    },
    {
      first: cell('code', 0),
      before: await page.locator(cell('code', 0)).evaluate((at) => globalThis.textOf(at)),
    },
  )
  const pasted = await run(
    ({ selector, text }) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      document
        .querySelector(selector)
        .dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    ({ all }) => globalThis.countShown() === all,
    {
      selector: pasteInto,
      text: rowsOf(PASTED, count)
        .map((row) => COLUMNS.map(([key]) => row[key]).join('\t'))
        .join('\n'),
      all: count + PASTED,
    },
  )
  return { filter: filtered, sort: sorted, paste: pasted }
}
