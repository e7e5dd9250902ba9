// Paper and sheets: the complete declaration as PDF, DOCX and workbook, beside Chromium printing the same
// content; and a table of 100,000 applications. Medians in one run, memory of a process of its own for each
// contestant.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { resolveYears } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { paperViews } from '@formwright/fields/paper'
import { sheetViews } from '@formwright/fields/sheets'
import { layOut, STYLES } from '@formwright/paper'
import { readWorkbook, writeTable, writeWorkbook } from '@formwright/sheets'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const EDITION = `${ROOT}forms/sme-cluster/2024`
const RUNS = 15
const ROWS = 100_000

const { bundle } = await readForm(EDITION)
const sample = resolveYears(bundle, JSON.parse(readFileSync(`${EDITION}/answers/eligible.json`, 'utf8')))

/**
 * Answers that are another each time: names, numbers and texts of every part, so that nothing made before can
 * be used again.
 */
let turn = 0
function next() {
  turn++
  return JSON.parse(
    JSON.stringify(sample, (key, value) =>
      typeof value === 'number' && key !== 'size'
        ? value + turn
        : typeof value === 'string' && value.length > 20 && !/^[0-9a-f]+$/.test(value)
          ? `${turn}${value}`
          : value,
    ),
  )
}

/** Each contestant makes one file; what it needs beforehand counts as cold. */
const CONTESTANTS = {
  'PDF (Typst)': async () => {
    const { PdfPrinter } = await import('@formwright/paper/node')
    const printer = new PdfPrinter()
    return async () => printer.print(layOut(bundle, paperViews, next())).pdf
  },
  'PDF (Chromium)': async () => {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    })
    const page = await browser.newPage()
    ends.push(() => browser.close())
    return async () => {
      await page.setContent(html(layOut(bundle, paperViews, next())))
      return page.pdf({ format: 'A4', printBackground: true })
    }
  },
  DOCX: async () => {
    const { writeDocx } = await import('@formwright/paper/docx')
    return async () => writeDocx(layOut(bundle, paperViews, next()))
  },
  'workbook, written': async () => async () => writeWorkbook(bundle, sheetViews, next()),
  'workbook, read': async () => {
    const bytes = await writeWorkbook(bundle, sheetViews, next())
    return async () => {
      await readWorkbook(bytes, bundle, sheetViews)
      return bytes
    }
  },
}

const ends = []

if (process.argv[2] === 'one') await one(process.argv[3])
else if (process.argv[2] === 'table') await table(process.argv[3], Number(process.argv[4]))
else all()

function all() {
  console.log(`${RUNS} runs each, in a process of its own; milliseconds\n`)
  console.log('contestant              cold    warm (median)   worst     KB    memory (MB)')
  for (const name of Object.keys(CONTESTANTS)) {
    const { cold, median, worst, bytes, memory } = child('one', name)
    console.log(
      `${name.padEnd(20)} ${cold.toFixed(0).padStart(7)} ${median.toFixed(1).padStart(12)} ${worst.toFixed(1).padStart(12)} ${(bytes / 1024).toFixed(0).padStart(8)} ${memory.toFixed(0).padStart(10)}`,
    )
  }
  console.log(
    `\ntable of one row an application, every cell of the form, streamed\nformat      rows   seconds       MB    memory (MB)`,
  )
  for (const format of ['csv', 'xlsx']) {
    for (const rows of [ROWS / 10, ROWS]) {
      const { seconds, bytes, memory } = child('table', format, rows)
      console.log(
        `${format.padEnd(6)} ${String(rows).padStart(9)} ${seconds.toFixed(1).padStart(9)} ${(bytes / 1024 / 1024).toFixed(0).padStart(8)} ${memory.toFixed(0).padStart(10)}`,
      )
    }
  }
}

function child(...args) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [fileURLToPath(import.meta.url), ...args.map(String)],
    { encoding: 'utf8', cwd: ROOT },
  )
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout.trim().split('\n').at(-1))
}

async function one(name) {
  const began = performance.now()
  const make = await CONTESTANTS[name]()
  const { length: bytes } = await make()
  const cold = performance.now() - began
  const times = []
  for (let run = 0; run < RUNS; run++) {
    const at = performance.now()
    await make()
    times.push(performance.now() - at)
  }
  for (const end of ends) await end()
  times.sort((a, b) => a - b)
  console.log(
    JSON.stringify({
      cold,
      median: times[Math.floor(times.length / 2)],
      worst: times.at(-1),
      bytes,
      memory: process.resourceUsage().maxRSS / 1024,
    }),
  )
}

/** Rows as a database would give them, one after the other. */
async function table(format, count) {
  const cells = Object.values(sample.leading)
    .flatMap((value) => (typeof value === 'object' ? Object.values(value) : [value]))
    .filter((value) => typeof value !== 'object')
  const columns = Array.from({ length: 200 }, (_, index) => ({ title: `栏目${index}` }))
  async function* rows() {
    for (let row = 0; row < count; row++) yield columns.map((_, index) => cells[(row + index) % cells.length])
  }
  const began = performance.now()
  let bytes = 0
  for await (const chunk of writeTable(format, { title: '全表', columns }, rows())) bytes += chunk.length
  console.log(
    JSON.stringify({
      seconds: (performance.now() - began) / 1000,
      bytes,
      memory: process.resourceUsage().maxRSS / 1024,
    }),
  )
}

/** The page model as a page of a browser, with the sizes of the printed form. */
function html({ parts }) {
  const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const line = ({ style, runs }) =>
    `<p style="font-size:${STYLES[style].size}pt">${runs.map(({ text }) => escaped(text)).join('')}</p>`
  const cell = ({ columns, rows, paragraphs }) =>
    `<td colspan="${columns}" rowspan="${rows}">${paragraphs.map(line).join('')}</td>`
  const block = (drawn) =>
    drawn.kind === 'paragraph'
      ? line(drawn)
      : `<table>${Array.from(
          { length: drawn.rows },
          (_, y) =>
            `<tr>${drawn.cells
              .filter((c) => c.y === y)
              .map(cell)
              .join('')}</tr>`,
        ).join('')}</table>`
  return `<style>table{border-collapse:collapse;width:100%}td{border:1px solid}tr{break-inside:avoid}section{break-before:page}p{margin:0}</style>${parts.map((part) => `<section><h2>${escaped(part.title)}</h2>${part.blocks.map(block).join('')}</section>`).join('')}`
}
