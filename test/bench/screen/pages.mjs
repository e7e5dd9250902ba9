// Builds the pages of contestants, serves them and what they fetch, and opens them in Chromium.
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { build, loadConfigFromFile, runnerImport } from 'vite'
import { precompile } from '@formwright/engine/precompile'
import { LAUNCH } from '../../chromium.mjs'

export const root = fileURLToPath(new URL('../../..', import.meta.url))
const here = fileURLToPath(new URL('.', import.meta.url))
const files = new Map()

// what builds tell the libraries; reading a module of the site would say that it is being developed
process.env.NODE_ENV = 'production'
const web = join(root, 'packages/web')
const site = await loadConfigFromFile({ command: 'serve', mode: 'production' }, join(web, 'vite.config.ts'))
const { loadedBy } = (await runnerImport(join(web, 'loaded-together.ts'))).module
/** What the site does with every module; what it writes beside its own pages is not wanted here. */
const sitePlugins = site.config.plugins.flat().filter(({ apply }) => apply !== 'build')
/** What the site does to libraries: JSON Forms on its own needs its ajv, and React is taken as it comes. */
const OURS = ['lighter-json-forms', 'only-the-parser', 'lighter-react']

/** Serves what was built and published; gives the address and what ends it. */
export async function serve() {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://x')
    const file = files.get(pathname)
    const edition = file?.fetchesEdition && searchParams.get('at')
    const body = edition ? file.body.replace('</title>', `</title>${preloadsOf(edition)}`) : file?.body
    response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' }).end(body)
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  return { address: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() }
}

/** Has the edition fetched beside the script: the other contestants have their form in theirs. */
function preloadsOf(edition) {
  const links = []
  if (files.has(`${edition}/bundle.json`))
    links.push(`<link rel="preload" as="fetch" crossorigin href="${edition}/bundle.json">`)
  if (files.has(`${edition}/validators.js`))
    links.push(`<link rel="modulepreload" href="${edition}/validators.js">`)
  return links.join('')
}

export function launch() {
  return chromium.launch({
    ...LAUNCH,
    args: [...LAUNCH.args, '--enable-precise-memory-info', '--js-flags=--expose-gc'],
  })
}

/** The files of a definition, as a page fetches them. */
export function publishFiles(at, map) {
  files.set(`${at}/files.json`, {
    type: 'application/json',
    body: JSON.stringify(Object.fromEntries(map)),
  })
}

/** An edition, as a page fetches it. */
export function publish(at, bundle) {
  files.set(`${at}/bundle.json`, { type: 'application/json', body: JSON.stringify(bundle) })
  files.set(`${at}/validators.js`, { type: 'text/javascript', body: precompile(bundle) })
}

/** Builds a page, ours as the site is built; gives the size of its script, gzipped. */
export async function buildPage(name) {
  const ours = /formwright|studio/.test(name)
  const folder = mkdtempSync(join(tmpdir(), 'formwright-bench-'))
  let imported = []
  const source = join(here, `${name}.tsx`)
  const config = {
    root: here,
    logLevel: 'error',
    configFile: false,
    plugins: [
      sitePlugins.filter((plugin) => ours || !OURS.includes(plugin.name)),
      {
        name: 'imported',
        generateBundle: (_options, bundle) => void (imported = bundle[`${name}.js`].imports),
      },
    ],
    worker: site.config.worker,
    resolve: site.config.resolve,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      chunkSizeWarningLimit: 10_000,
      rollupOptions: {
        input: source,
        output: {
          entryFileNames: `${name}.js`,
          chunkFileNames: `${name}-[name].js`,
          assetFileNames: `${name}[extname]`,
        },
      },
    },
  }
  const by = await loadedBy(config, { page: source })
  const groups = [{ name: (id) => (by.has(id) ? 'parts' : null) }]
  config.build.rollupOptions.output.codeSplitting = { includeDependenciesRecursively: false, groups }
  await build(config)
  let total = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = relative(folder, join(entry.parentPath, entry.name))
    const body = readFileSync(join(folder, file))
    files.set(`/${file}`, { type: file.endsWith('.css') ? 'text/css' : 'text/javascript', body })
    if (file === `${name}.js` || imported.includes(file)) total += gzipSync(body).length
  }
  // as Vite does for a page of HTML
  const preloads = imported.map((file) => `<link rel="modulepreload" href="/${file}">`).join('')
  const style = files.has(`/${name}.css`) ? `<link rel="stylesheet" href="/${name}.css">` : ''
  files.set(`/${name}.html`, {
    type: 'text/html',
    fetchesEdition: ours,
    body: `<!doctype html><meta charset="utf-8"><title>${name}</title><script type="module" src="/${name}.js"></script>${preloads}${style}<body>`,
  })
  return total
}
