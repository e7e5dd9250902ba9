// Brings a fresh checkout to life: pnpm's packages, the build and, for the tests, a browser. Says what it
// does.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium } from './chromium.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const PNPM = 'pnpm@10.34.8'
/** Stands in the site once it is built, and is as old; and what the site is built from. */
const SITE = 'packages/web/dist/.built'
const SITE_IS_OF = ['packages', 'pnpm-lock.yaml']
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19))
  stop(`Formwright needs Node 20.19 or later; this is ${process.version}.`)
// what tests and checks need is not needed to build and serve; where it is, it stays
const needsTools = !process.argv.includes('--to-serve') || existsSync(`${root}node_modules/vitest`)
step('installing packages (pnpm, from the lockfile)')
const quietly = ['--reporter=append-only', '--loglevel=warn', '--config.confirm-modules-purge=false']
run('npx', ['-y', PNPM, 'install', '--frozen-lockfile', ...quietly, ...(needsTools ? [] : ['--prod'])])
step('building (tsc)')
run(process.execPath, ['packages/web/node_modules/typescript/bin/tsc', '-b', 'packages'])
if (process.argv.includes('--with-site') && isOlder(SITE, SITE_IS_OF)) {
  step('building the site (vite)')
  const vite = 'packages/web/node_modules/vite/bin/vite.js'
  run(process.execPath, [vite, 'build', 'packages/web', '--logLevel', 'error'])
  writeFileSync(root + SITE, '')
}
if (process.argv.includes('--with-chromium'))
  ensure('Chromium', findChromium, ['chromium'], 'set CHROMIUM_PATH to a Chromium or Chrome')
if (process.argv.includes('--with-office'))
  ensure(
    'LibreOffice',
    findOffice,
    ['libreoffice-writer-nogui', 'libreoffice-calc-nogui'],
    'set OFFICE_PATH to a soffice',
  )
step('ready')

/** Whether a file is missing or older than anything in these places; a folder is as new as what left it. */
function isOlder(file, places) {
  const made = existsSync(root + file) ? statSync(root + file).mtimeMs : 0
  const isNewer = (path) => {
    const found = statSync(path)
    if (found.mtimeMs > made || !found.isDirectory()) return found.mtimeMs > made
    return readdirSync(path)
      .filter((name) => name !== 'node_modules' && name !== 'dist')
      .some((name) => isNewer(join(path, name)))
  }
  return places.some((place) => isNewer(root + place))
}

/**
 * What only the tests need comes from Debian's packages where that is permitted; otherwise it is said what to
 * install.
 */
function ensure(name, find, packages, otherwise) {
  if (find()) return
  const hint = `install it (Debian: apt-get install ${packages.join(' ')}), or ${otherwise}`
  if (spawnSync('apt-get', ['--version']).status !== 0 || process.getuid?.() !== 0)
    stop(`The tests need ${name}: ${hint}.`)
  step(`installing ${name} (apt-get)`)
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  spawnSync('apt-get', ['update', '-qq'], quiet)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet)
  if (!find()) stop(`${name} could not be installed: ${hint}.`)
}

function findOffice() {
  const places = [
    process.env.OFFICE_PATH,
    '/usr/bin/soffice',
    '/usr/bin/libreoffice',
    '/usr/lib/libreoffice/program/soffice',
  ]
  return places.find((place) => place && existsSync(place))
}

function run(command, args) {
  const { npm_config_nodedir: _, ...env } = process.env
  try {
    execFileSync(command, args, { cwd: root, stdio: ['ignore', process.stderr, process.stderr], env })
  } catch {
    stop(`“${command} ${args.join(' ')}” failed; see above.`)
  }
}

function step(text) {
  console.error(`formwright: ${text}`)
}

function stop(text) {
  console.error(`formwright: ${text}`)
  process.exit(1)
}
