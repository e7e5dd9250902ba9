// Everything that must hold before a change lands: lint, types, dead code, tests. Ends with one line of
// counts.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name) => join(root, 'node_modules', '.bin', name)
const folder = mkdtempSync(join(tmpdir(), 'formwright-tests-'))
const report = join(folder, 'report.json')

const checks = [
  ['format', bin('oxfmt'), ['--check', 'packages', 'test', 'examples']],
  ['lint', bin('oxlint'), ['--deny-warnings', 'packages', 'test', 'examples']],
  ['types', bin('tsc'), ['-p', 'test']],
  ['dead code', bin('knip'), []],
]

let failed = 0
for (const [name, command, args] of checks) {
  console.log(`\n— ${name}`)
  if (spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status !== 0) {
    failed++
    console.log(`✖ ${name} failed`)
  } else console.log(`✔ ${name}`)
}

console.log('\n— tests')
const vitest = spawnSync(
  bin('vitest'),
  [
    'run',
    '--config',
    'test/vitest.config.ts',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
)
let passed = 0
try {
  const result = JSON.parse(readFileSync(report, 'utf8'))
  passed = result.numPassedTests
  failed += result.numFailedTests + (result.success || result.numFailedTests > 0 ? 0 : 1)
} catch {
  failed++
}
rmSync(folder, { recursive: true, force: true })
console.log(`\ntests: ${passed} passed, ${failed} failed`)
process.exitCode = vitest.status === 0 && failed === 0 ? 0 : 1
