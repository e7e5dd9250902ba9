// Speed of the main job, every contestant in the same run: `pnpm bench`. Prints medians and ratios, asserts
// nothing.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import jsonata from 'jsonata'
import { LogicEngine } from 'json-logic-engine'
import { columnOptions, resolveYears, treeOf, walk } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { compileForm } from '@formwright/engine'
import { precompile } from '@formwright/engine/precompile'
import { handWritten } from './hand-written.mjs'
import { jsonataRules, logicRules } from './other-engines.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const edition = join(root, 'forms/sme-cluster/2024')
const { bundle } = await readForm(edition)
const sample = resolveYears(bundle, JSON.parse(readFileSync(join(edition, 'answers/eligible.json'), 'utf8')))
const form = compileForm(bundle)

/**
 * ajv over the whole document, lists and files included, 无 let through by a rewrite, as a programmer without
 * Formwright would set it up.
 */
const wholeSchema = JSON.parse(JSON.stringify(bundle.schema), (_, node) => {
  if (!node || typeof node !== 'object' || Array.isArray(node)) return node
  const { 'x-none': none, title, description, ...rest } = node
  for (const key of Object.keys(rest)) if (key.startsWith('x-') || rest[key] === 'region') delete rest[key]
  return none ? { anyOf: [{ const: '无' }, rest] } : rest
})
delete wholeSchema.$schema
wholeSchema.additionalProperties = true
Object.assign(wholeSchema.properties, { lists: listsSchema(), attachments: filesSchema() })
const ajv = new Ajv2020({ allErrors: true, strict: false })
createRequire(join(root, 'packages/engine/package.json'))('ajv-formats').default(ajv)
const validate = ajv.compile(wholeSchema)
if (!validate(sample)) throw new Error(JSON.stringify(validate.errors.slice(0, 9)))
const logic = new LogicEngine()
const logicCompiled = logicRules.map((rule) => logic.build(rule))
const jsonataCompiled = jsonataRules.map((rule) => jsonata(rule))

const store = form.open(sample)
const cells = form.plan.cells.filter((cell) => cell.shape === 'number').map((cell) => cell.pointer)
const texts = form.plan.cells.filter((cell) => cell.shape === 'text').map((cell) => cell.pointer)
let turn = 0

const contestants = {
  'ajv alone': () => validate(sample),
  'ajv + 81 checks by hand': () => (validate(sample), handWritten(sample)),
  'formwright assess (schema + 81 checks)': () => form.assess(sample).findings,
  'formwright assess, with eligibility, computed, progress': () => form.assess(sample).toJSON(),
  'json-logic-engine (12 of the checks, compiled)': () => logicCompiled.map((check) => check(sample)),
  'jsonata (12 of the checks)': async () =>
    Promise.all(jsonataCompiled.map((check) => check.evaluate(sample))),
}

console.log(
  `Node ${process.version}; valid: ajv ${validate(sample)}, by hand ${handWritten(sample).length}, formwright ${form.assess(sample).findings.length} findings`,
)
console.log('\nFull assessment of complete answers (median of 15 rounds, contestants in turn)')
const medians = await race(contestants, 15, 300)
const base = medians.get('ajv + 81 checks by hand')
for (const [name, microseconds] of medians)
  row(name, microseconds, `${(microseconds / base).toFixed(2)} × ajv + hand`)

console.log('\nOne change to a filled form (median over 4,000 changes)')
row('a number', median(changes(cells, () => (turn++ % 97) + 0.5)))
row('a text', median(changes(texts, () => `产业链图谱 ISO9001 第${turn++}版`)))

console.log('\nMaking a form ready (median of 9, each in a process of its own)')
const folder = mkdtempSync(join(tmpdir(), 'formwright-bench-'))
writeFileSync(join(folder, 'bundle.json'), JSON.stringify(bundle))
writeFileSync(join(folder, 'validators.mjs'), precompile(bundle))
rowReady('full compile (schema and rules)', 'compile')
rowReady('published bundle with its validators', 'published')
rowReady('full compile, reading the folder and its meta-schemas too', 'folder')
console.log(`\nmemory after the run: ${Math.round(process.memoryUsage().heapUsed / 1e6)} MB heap`)

/** The rows of each list, by the columns that the form gives it; as lean as one writes it for speed. */
function listsSchema() {
  const types = {
    number: { anyOf: [{ type: 'number' }, { const: '无' }] },
    year: { pattern: '^((19|20)\\d\\d|无)$' },
    date: { pattern: '^(\\d{4}(-\\d\\d(-\\d\\d)?)?|无)$' },
    text: { type: ['string', 'number'], minLength: 1 },
  }
  const cell = (column) => {
    const options = columnOptions(column)
    return options ? { enum: [...options.map((one) => one.const), '无'] } : types[column.type ?? 'text']
  }
  const rowsOf = ({ columns }) => ({
    type: 'array',
    items: {
      type: 'object',
      properties: Object.fromEntries(columns.map((column) => [column.key, cell(column)])),
      required: columns.filter((column) => column.required).map((column) => column.key),
    },
  })
  const lists = [...walk(treeOf(bundle).root)].filter(({ schema }) => schema['x-list'])
  return {
    type: 'object',
    properties: Object.fromEntries(lists.map(({ target, schema }) => [target, rowsOf(schema['x-list'])])),
    additionalProperties: false,
  }
}

/** Each file is of a place that asks for some; what its options may be is checked by hand. */
function filesSchema() {
  const asking = [...walk(treeOf(bundle).root)].filter(
    ({ schema }) => schema['x-evidence'] || schema['x-list'],
  )
  return {
    type: 'array',
    items: {
      type: 'object',
      required: ['target', 'kind'],
      properties: { kind: { enum: ['evidence', 'list'] }, target: { enum: asking.map((one) => one.target) } },
    },
  }
}

async function race(entries, rounds, repeat) {
  const times = new Map(Object.keys(entries).map((name) => [name, []]))
  for (let round = -3; round < rounds; round++) {
    for (const [name, action] of Object.entries(entries)) {
      const start = performance.now()
      for (let index = 0; index < repeat; index++) {
        const result = action()
        if (result instanceof Promise) await result
      }
      if (round >= 0) times.get(name).push(((performance.now() - start) * 1000) / repeat)
    }
  }
  return new Map([...times].map(([name, list]) => [name, median(list)]))
}

function changes(pointers, value) {
  const times = []
  for (let index = 0; index < 5000; index++) {
    const pointer = pointers[index % pointers.length]
    const next = value()
    const start = performance.now()
    store.set(pointer, next)
    if (index >= 1000) times.push((performance.now() - start) * 1000)
  }
  return times
}

function rowReady(name, kind) {
  const script = join(root, 'test/bench/ready.mjs')
  const times = Array.from({ length: 9 }, () =>
    execFileSync(process.execPath, [script, kind, folder, pathToFileURL(edition).href], { encoding: 'utf8' })
      .split(' ')
      .map(Number),
  )
  row(
    name,
    median(times.map(([made]) => made)) * 1000,
    `first assessment done after ${median(times.map(([, done]) => done)).toFixed(1)} ms`,
  )
}

function median(list) {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
}

function row(name, microseconds, note = '') {
  const time =
    microseconds >= 1000 ? `${(microseconds / 1000).toFixed(1)} ms` : `${microseconds.toFixed(1)} µs`
  const rate = microseconds < 1000 ? `${Math.round(1e6 / microseconds).toLocaleString('en')}/s` : ''
  console.log(`  ${name.padEnd(58)} ${time.padStart(10)} ${rate.padStart(10)}  ${note}`)
}
