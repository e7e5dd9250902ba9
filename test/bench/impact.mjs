// What a new definition means for 10,000 stored applications: the whole command, files read and worker
// threads included, and the same after an edit of one rule. `node test/bench/impact.mjs [applications]`;
// prints, asserts nothing.
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { impact, impactOn } from '@formwright/authoring'
import { resolveYears } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { compileForm } from '@formwright/engine'

const COUNT = Number(process.argv[2] ?? 10_000)
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'formwright-impact-'))
try {
  cpSync(join(root, 'forms/sme-cluster'), join(folder, 'before'), { recursive: true })
  cpSync(join(root, 'forms/sme-cluster'), join(folder, 'after'), { recursive: true })
  const editionFile = join(folder, 'after/2024/edition.json')
  writeFileSync(editionFile, readFileSync(editionFile, 'utf8').replace('"value": 40,', '"value": 200,'))
  const { bundle } = await readForm(join(folder, 'before/2024'))
  const sample = resolveYears(
    bundle,
    JSON.parse(readFileSync(join(root, 'forms/sme-cluster/2024/answers/eligible.json'), 'utf8')),
  )
  mkdirSync(join(folder, 'answers'))
  for (let index = 0; index < COUNT; index++)
    writeFileSync(join(folder, `answers/${index}.json`), JSON.stringify(varied(sample, index)))
  await wholeCommand()
  await afterAnEdit(bundle)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The complete sample with other figures for each application. */
function varied(sample, index) {
  const factor = 0.7 + ((index * 37) % 100) / 100
  const output = Object.fromEntries(
    Object.entries(sample.leading.totalOutput).map(([year, value]) => [
      year,
      Math.round(value * factor * 100) / 100,
    ]),
  )
  return { ...sample, leading: { ...sample.leading, totalOutput: output } }
}

async function wholeCommand() {
  const started = performance.now()
  const child = spawn(
    process.execPath,
    [
      join(root, 'packages/cli/bin/formwright.js'),
      'impact',
      join(folder, 'before/2024'),
      join(folder, 'after/2024'),
      join(folder, 'answers'),
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  )
  let peak = 0
  const watch = setInterval(() => {
    try {
      peak = Math.max(
        peak,
        Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0),
      )
    } catch {
      clearInterval(watch)
    }
  }, 100)
  await new Promise((resolve) => child.on('exit', resolve))
  clearInterval(watch)
  const seconds = (performance.now() - started) / 1000
  console.log(`\n${COUNT} files: ${seconds.toFixed(1)} s, peak ${(peak / 1024).toFixed(0)} MB`)
}

async function afterAnEdit(bundle) {
  const [before, after] = [
    compileForm(bundle),
    compileForm((await readForm(join(folder, 'after/2024'))).bundle),
  ]
  const stored = [...Array(1000).keys()].map((index) => ({
    id: String(index),
    answers: JSON.parse(readFileSync(join(folder, `answers/${index}.json`), 'utf8')),
  }))
  const rows = new Map(stored.map((one) => [one.id, impactOn(before, after, one)]))
  const timed = async (earlier) => {
    const started = performance.now()
    for await (const _ of impact(before, after, stored, earlier));
    return performance.now() - started
  }
  const whole = await timed()
  const some = await timed({ after: bundle, rowOf: (id) => rows.get(id) })
  console.log(
    `1,000 in one thread: ${whole.toFixed(0)} ms; after an edit of one parameter: ${some.toFixed(0)} ms`,
  )
}
