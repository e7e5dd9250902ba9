import { defineConfig } from 'vitest/config'

/** Sources run as they are: no build stands between an edit and its test. */
const conditions = ['source']

const UNIT = ['packages/*/src/**/*.test.ts', 'test/architecture/**/*.test.ts']
const FILES = ['authoring', 'conformance', 'imports', 'language', 'paper', 'sheets'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
)
const BROWSER = ['test/e2e/**/*.test.ts']

/** PostgreSQL for the tests of a project. */
const globalSetup = ['test/server/postgres.ts']

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
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
      { extends: true, test: { name: 'unit', include: UNIT } },
      // shipped and public forms through several packages: what is read, printed and written
      { extends: true, test: { name: 'files', include: FILES } },
      // the server with its database, and the command line
      {
        extends: true,
        test: {
          name: 'server',
          include: ['test/**/*.test.ts'],
          exclude: [...UNIT, ...FILES, ...BROWSER],
          globalSetup,
        },
      },
      // the built site in a real browser, and the command line
      { extends: true, test: { name: 'browser', include: BROWSER, globalSetup } },
    ],
  },
})
