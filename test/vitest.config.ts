import { defineConfig } from 'vitest/config'

/** Sources run as they are: no build stands between an edit and its test. */
const sources = {
  test: {},
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'], externalConditions: ['source'] } },
}
/** A whole run has built the packages before; what is built is loaded in a tenth of the time. */
const built = { test: { server: { deps: { external: [/\/packages\/[^/]+\/dist\//] } } } }
const packages = process.env.FORMWRIGHT_TESTED === 'built' ? built : sources

const UNIT = ['packages/*/src/**/*.test.ts', 'test/architecture/**/*.test.ts']
const LANGUAGE = ['test/language/**/*.test.ts']
const FILES = ['authoring', 'conformance', 'imports', 'paper', 'sheets'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
)
const BROWSER = ['test/e2e/**/*.test.ts']

/** PostgreSQL for the tests of a project. */
const globalSetup = ['test/server/postgres.ts']

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // half of a browser test is waiting
    maxWorkers: 3,
    // a worker keeps what it has loaded: loading the sources anew for each file costs more than the tests
    isolate: false,
    expect: { poll: { timeout: 20_000, interval: 100 } },
    projects: [
      // no database, no browser, nothing built
      { extends: true, ...sources, test: { name: 'unit', include: UNIT } },
      // a made-up language is put among the texts beside the sources, for workers that do nothing else
      { extends: true, ...sources, test: { name: 'language', include: LANGUAGE } },
      // shipped and public forms through several packages: what is read, printed and written
      { extends: true, ...packages, test: { ...packages.test, name: 'files', include: FILES } },
      // the server with its database, and the command line
      {
        extends: true,
        ...packages,
        test: {
          ...packages.test,
          name: 'server',
          include: ['test/**/*.test.ts'],
          exclude: [...UNIT, ...LANGUAGE, ...FILES, ...BROWSER],
          globalSetup,
        },
      },
      // the built site in a real browser, and the command line
      {
        extends: true,
        ...packages,
        test: { ...packages.test, name: 'browser', include: BROWSER, globalSetup },
      },
    ],
  },
})
