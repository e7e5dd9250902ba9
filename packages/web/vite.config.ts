import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { definitionValidators } from '@formwright/definition/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin, UserConfig } from 'vite'
import { loadedBy } from './loaded-together.ts'

const inSources = (path: string) => join(import.meta.dirname, 'src', path)

/** The first page, the editor, and the element that other portals show a form with. */
const ENTRIES = {
  site: inSources('main.tsx'),
  editor: inSources('editor/editor-page.tsx'),
  embed: inSources('embed.ts'),
}

/** The file of a module. The element loads nothing of the first page but what it needs itself. */
function fileOf(by: ReadonlySet<keyof typeof ENTRIES> | undefined): string | null {
  if (by?.has('site')) return by.has('embed') ? 'base' : 'site'
  if (by?.has('editor')) return by.has('embed') ? 'form' : 'editor'
  return null
}

/** Sources of our packages are built as they are; no build has to come first. */
const config = {
  root: import.meta.dirname,
  resolve: {
    conditions: ['source', 'module', 'browser', 'development|production'],
    // the stock controls of JSON Forms show seven icons, and the package that has them weighs 170 MB
    alias: { '@mui/icons-material': join(import.meta.dirname, 'src/elements/icons.tsx') },
  },
  plugins: [
    react(),
    definitionValidators(),
    lighterJsonForms(),
    onlyTheParser(),
    lighterReact(),
    listed(),
    compress(),
  ],
  worker: { format: 'es', plugins: () => [definitionValidators()] },
  build: {
    outDir: 'dist',
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    assetsInlineLimit: 0,
    rollupOptions: {
      input: {
        index: join(import.meta.dirname, 'index.html'),
        embed: join(import.meta.dirname, 'src/embed.ts'),
      },
      output: {
        // other portals link to these two, so they keep their names
        entryFileNames: ({ name }) => (name === 'embed' ? 'embed.js' : 'assets/[name]-[hash].js'),
        assetFileNames: ({ names }) =>
          names.includes('embed.css') ? 'embed.css' : 'assets/[name]-[hash][extname]',
      },
    },
    cssCodeSplit: true,
  },
} satisfies UserConfig

export default defineConfig(async ({ command }) => {
  if (command !== 'build') return config
  const by = await loadedBy(
    { ...config, logLevel: 'error', plugins: config.plugins.filter(({ apply }) => apply !== 'build') },
    ENTRIES,
  )
  const { rollupOptions } = config.build
  const groups = [{ debugName: 'loaded together', name: (id: string) => fileOf(by.get(id)) }]
  const output = {
    ...rollupOptions.output,
    codeSplitting: { includeDependenciesRecursively: false, groups },
  }
  return { ...config, build: { ...config.build, rollupOptions: { ...rollupOptions, output } } }
})

/**
 * JSON Forms brings ajv for forms that it checks itself. Here the engine checks, and the policy of the site
 * forbids to generate code as ajv does: what imports it from there gets a stand-in. Its functions of lodash
 * come from es-toolkit, which does the same. Applicants load 60 kB less.
 */
function lighterJsonForms(): Plugin {
  return {
    name: 'lighter-json-forms',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!importer?.includes('@jsonforms')) return undefined
      if (/^ajv(-formats)?$/.test(source)) return join(import.meta.dirname, 'src/editor/no-ajv.ts')
      const [, immutable, name] = /^lodash\/(fp\/)?(\w+)$/.exec(source) ?? []
      if (immutable) return join(import.meta.dirname, `src/editor/immutable-${name}.ts`)
      if (name === 'startCase') return join(import.meta.dirname, 'src/editor/start-case.ts')
      return name && this.resolve(`es-toolkit/compat/${name}`, join(import.meta.dirname, 'vite.config.ts'))
    },
  }
}

/**
 * Rules are read by the parser of cel-js and worked out by our own package: applicants load neither its
 * evaluator nor its type checker, operators and functions, 17 kB. Of operators the parser writes down the
 * names; its macros are functions to us, and we have no unsigned numbers.
 */
function onlyTheParser(): Plugin {
  const rules = createRequire(join(import.meta.dirname, '../rules/package.json'))
  const folder = dirname(rules.resolve('@marcbachmann/cel-js'))
  const standIns = new Map([
    [
      '@marcbachmann/cel-js',
      () => `
    import { Parser } from ${JSON.stringify(join(folder, 'parser.js'))}
    export { ParseError } from ${JSON.stringify(join(folder, 'errors.js'))}
    const registry = { enableOptionalTypes: false, findMacro: () => undefined }
    export class Environment {
      #parser
      constructor({ limits }) { this.#parser = new Parser(limits, registry) }
      parse(text) { return { ast: this.#parser.parse(text) } }
    }`,
    ],
    [
      './operators.js',
      async () => {
        const { OPERATORS } = (await import(pathToFileURL(join(folder, 'operators.js')).href)) as {
          OPERATORS: Record<string, { name: string }>
        }
        const names = Object.entries(OPERATORS).map(([key, { name }]) => [key, { name }])
        return `export const OPERATORS = ${JSON.stringify(Object.fromEntries(names))}`
      },
    ],
    ['./functions.js', () => 'export class UnsignedInt {}'],
  ])
  return {
    name: 'only-the-parser',
    enforce: 'pre',
    resolveId: (source, importer) =>
      standIns.has(source) && (!source.startsWith('.') || importer === join(folder, 'parser.js'))
        ? `\0only-the-parser:${source}`
        : undefined,
    load: (id) => standIns.get(id.replace('\0only-the-parser:', ''))?.(),
  }
}

/**
 * React makes an error when it is loaded, in case that a page from the server differs. For the stack of one V8
 * reads the script that is running once more, all of it: a tenth of the time that a form takes to open. Nobody
 * looks at that stack.
 */
function lighterReact(): Plugin {
  return {
    name: 'lighter-react',
    transform: (code, id) =>
      id.endsWith('/react-dom-client.production.js')
        ? {
            code: `var stackTraceLimit = Error.stackTraceLimit; Error.stackTraceLimit = undefined; ${code}
Error.stackTraceLimit = stackTraceLimit`,
            map: null,
          }
        : undefined,
  }
}

/** Writes down what there is, so that the service worker can keep all of it. */
function listed(): Plugin {
  return {
    name: 'listed',
    apply: 'build',
    writeBundle: ({ dir }) => {
      const names = readdirSync(join(dir!, 'assets')).filter((name) => !/\.(br|gz)$/.test(name))
      writeFileSync(join(dir!, 'assets.json'), JSON.stringify(names.map((name) => `assets/${name}`)))
    },
  }
}

/** Writes each text file compressed as well, so that the server need not. */
function compress(): Plugin {
  return {
    name: 'compress',
    apply: 'build',
    writeBundle: async ({ dir }) => {
      const assets = join(dir!, 'assets')
      const texts = readdirSync(assets).filter((name) => /\.(js|css|svg|json)$/.test(name))
      await Promise.all(
        texts.map(async (name) => {
          const path = join(assets, name)
          const bytes = readFileSync(path)
          await Promise.all([
            promisify(brotliCompress)(bytes).then((small) => writeFile(`${path}.br`, small)),
            promisify(gzip)(bytes).then((small) => writeFile(`${path}.gz`, small)),
          ])
        }),
      )
    },
  }
}
