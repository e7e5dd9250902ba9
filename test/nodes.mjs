// The unit tests and a start of the server under other releases of Node than the one that runs this:
//   npm run test:nodes        22 and 24        npm run test:nodes -- 24        one of them
import { execFileSync, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const wanted = process.argv.slice(2).filter((argument) => /^\d+$/.test(argument))
const RUNS = [
  ['--project', 'unit'],
  ['test/e2e/serve.test.ts', '-t', 'publishes the editions'],
]

let failed = 0
for (const release of wanted.length > 0 ? wanted : ['22', '24']) {
  const node = pathOf(release)
  console.log(`\n— Node ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}`)
  for (const run of RUNS) {
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts']
    const { status } = spawnSync(node, [...vitest, '--reporter=dot', ...run], { cwd: root, stdio: 'inherit' })
    if (status !== 0) failed++
  }
}
console.log(failed === 0 ? '\n✔ all releases' : `\n✖ ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

/** The binary of a release, from the npm package `node`. */
function pathOf(release) {
  const script = ['-y', '-p', `node@${release}`, 'node', '-p', 'process.execPath']
  return execFileSync('npx', script, { cwd: root, encoding: 'utf8' }).trim()
}
