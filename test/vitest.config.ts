import { defineConfig } from 'vitest/config'

/** Sources run as they are: no build stands between an edit and its test. */
const conditions = ['source']

const UNIT = ['packages/*/src/**/*.test.ts', 'test/architecture/**/*.test.ts']
const FILES = ['authoring', 'conformance', 'imports', 'language', 'paper', 'sheets'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
)
/** Counts what the whole process has open. */
const PROCESS = ['test/server/away.test.ts']
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
    maxWorkers: 2,
    expect: { poll: { timeout: 20_000, interval: 100 } },
    projects: [
      // no database, no browser, nothing built; files share the modules that each loads
      { extends: true, test: { name: 'unit', include: UNIT, isolate: false } },
      // shipped and public forms through several packages: what is read, printed and written
      { extends: true, test: { name: 'files', include: FILES, isolate: false } },
      // the server with its database, and the command line
      {
        extends: true,
        test: {
          name: 'server',
          include: ['test/**/*.test.ts'],
          exclude: [...UNIT, ...FILES, ...PROCESS, ...BROWSER],
          globalSetup,
          isolate: false,
        },
      },
      { extends: true, test: { name: 'process', include: PROCESS, globalSetup } },
      // the built site in a real browser, and the command line
      { extends: true, test: { name: 'browser', include: BROWSER, globalSetup, isolate: false } },
    ],
  },
})
