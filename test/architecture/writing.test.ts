import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROUTES } from '@formwright/api'
import type { Declaration } from '@formwright/api'
import { root } from '../edition.ts'

/**
 * Routes that take more than an address and keep nothing of it in our tables: what is printed, and
 * better-auth's password.
 */
const KEEP_NOTHING = new Set([
  'POST /definitions/drafts/:id/paper/:format',
  'POST /editions/:id/paper',
  'POST /editions/:id/paper/:format',
  'PUT /me/password',
])
/** What writes in one statement that holds only if everything it was judged by still stands. */
const SWAPS = ['POST /applications/:id/saves']

const routes = Object.entries<Declaration>(ROUTES)
const folder = join(root, 'packages/server/src')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
const declaring = files.filter(({ text }) =>
  /import type \{[^}]*\bHandlers\b[^}]*\} from '[./]*routing\/route\.ts'/.test(text),
)

describe('a route that writes', () => {
  test('does so by `command`, in a transaction that asks for rights again; saves compare and swap', () => {
    const otherwise = routes
      .filter(([name, { writes }]) => !name.startsWith('GET ') && writes === undefined)
      .map(([name]) => name)
      .filter((name) => !KEEP_NOTHING.has(name))
    expect(otherwise, 'declare it with `command` of the package api').toEqual([])
    expect(routes.filter(([, { writes }]) => writes === 'swap').map(([name]) => name)).toEqual(SWAPS)
  })

  test('has nothing to write with but the transaction that it is given', () => {
    const writing = /\.transaction\(|\bdb\s*\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(/
    expect(declaring.length).toBeGreaterThan(5)
    expect(declaring.filter(({ text }) => writing.test(text)).map(({ path }) => path)).toEqual([])
  })

  test('leaves it to one command, which writes, records and has others told', () => {
    const doing = /\b(?:addJob|publish|notify\w*)\(tx\b|\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(/
    expect(declaring.filter(({ text }) => doing.test(text)).map(({ path }) => path)).toEqual([])
  })

  test('on an application locks it in one place', () => {
    const locking = files.filter(
      ({ text }) => /forNoKeyUpdate\(\)|forUpdate\(\)/.test(text) && /selectFrom\('application'\)/.test(text),
    )
    // a correction is moved by a job: it looks at the application again once it is locked, and nobody's
    // rights are asked
    expect(locking.map(({ path }) => path).toSorted()).toEqual([
      'admission/authorize.ts',
      'corrections/task.ts',
      'review/order.ts',
    ])
  })
})
