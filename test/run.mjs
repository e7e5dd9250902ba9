// Everything that must hold before a change lands: format, lint, types and dead code beside the tests. Ends
// with one line of counts.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name) => join(root, 'node_modules', '.bin', name)
const folder = mkdtempSync(join(tmpdir(), 'formwright-tests-'))
const report = join(folder, 'report.json')
/** What `npm test` has just built is what is tested (test/vitest.config.ts). */
const env = { ...process.env, FORMWRIGHT_TESTED: 'built' }
/** How many of the slowest test files are named. */
const SLOWEST = 10

const CHECKS = [
  ['format', 'oxfmt', ['--check', 'packages', 'test', 'examples']],
  ['lint', 'oxlint', ['--deny-warnings', 'packages', 'test', 'examples']],
  ['types', 'tsc', ['-p', 'test']],
  ['dead code', 'knip', []],
]

console.log(`— ${CHECKS.map(([name]) => name).join(', ')}, and the tests`)
// half of the tests is waiting: the checks run meanwhile
const checks = CHECKS.map(async ([name, command, args]) => {
  const { status, output } = await run(command, args, 'pipe')
  console.log(status === 0 ? `\n✔ ${name}` : `\n${output}\n✖ ${name} failed`)
  return status === 0
})
const vitest = await run(
  'vitest',
  [
    'run',
    '--config',
    'test/vitest.config.ts',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  'inherit',
)
let failed = (await Promise.all(checks)).filter((isRight) => !isRight).length
let passed = 0
try {
  const result = JSON.parse(readFileSync(report, 'utf8'))
  passed = result.numPassedTests
  failed += result.numFailedTests + (result.success || result.numFailedTests > 0 ? 0 : 1)
  tellSlowest(result.testResults)
} catch {
  failed++
}
rmSync(folder, { recursive: true, force: true })
console.log(`\ntests: ${passed} passed, ${failed} failed`)
process.exitCode = vitest.status === 0 && failed === 0 ? 0 : 1

/** Runs a command of the project; its output is kept where it is not shown. */
function run(command, args, output) {
  return new Promise((done) => {
    const child = spawn(bin(command), args, { cwd: root, env, stdio: ['ignore', output, output] })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk))
    child.on('error', ({ message }) => done({ status: 1, output: message }))
    child.on('close', (status) => done({ status: status ?? 1, output: text }))
  })
}

function tellSlowest(files) {
  const seconds = ({ startTime, endTime }) => Math.round((endTime - startTime) / 1000)
  const slowest = files.toSorted((one, other) => seconds(other) - seconds(one)).slice(0, SLOWEST)
  console.log('\nslowest files, in seconds:')
  for (const file of slowest)
    console.log(`${String(seconds(file)).padStart(5)}  ${relative(root, file.name)}`)
}
