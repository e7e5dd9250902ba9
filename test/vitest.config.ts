import { defineConfig } from 'vitest/config'

/** Sources run as they are: no build stands between an edit and its test. */
const conditions = ['source']

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    expect: { poll: { timeout: 20_000, interval: 100 } },
    globalSetup: ['test/server/postgres.ts'],
  },
})
