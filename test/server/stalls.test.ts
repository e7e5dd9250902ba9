import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from './caller.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'

let site: Installation
let county: Caller
let edition: string

beforeAll(async () => {
  site = await install({ demonstration: true })
  county = await site.as('county')
  edition = (await county.get('/editions')).body[0].id
})
afterAll(() => site.stop())

/**
 * The longest time in which nobody else was served: by the clock, or by the processor where the machine was
 * busy with others.
 */
async function longestStall(work: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let [clock, cpu] = [performance.now(), process.cpuUsage()]
  const watch = setInterval(() => {
    const { user, system } = process.cpuUsage(cpu)
    longest = Math.max(longest, Math.min(performance.now() - clock, (user + system) / 1000))
    ;[clock, cpu] = [performance.now(), process.cpuUsage()]
  }, 1)
  await work()
  await new Promise((done) => setTimeout(done, 5))
  clearInterval(watch)
  return longest
}

const numbers = (length: number) => Array.from({ length }, (_, index) => index)
const members = (count: number, more = 0) =>
  Object.fromEntries(numbers(count).map((key) => [`k${key}`, key + more]))
const add = (path: string, value: unknown) => ({ op: 'add', path, value })
const nested = (depth: number, value: unknown): unknown =>
  depth === 0 ? value : { a: nested(depth - 1, value) }

/** What somebody may send who means harm, one save after the other on the same application. */
const SAVES: readonly (readonly [what: string, patches: readonly (readonly unknown[])[]])[] = [
  [
    '20,000 insertions at the beginning of 60,000 numbers',
    [[add('/lists', { x: numbers(60_000) })], numbers(20_000).map((value) => add('/lists/x/0', value))],
  ],
  [
    '20,000 insertions at the end',
    [[add('/lists', { x: numbers(20_000) })], numbers(20_000).map((value) => add('/lists/x/-', value))],
  ],
  ['15,000 members, all changed', [[add('/cover', members(15_000))], [add('/cover', members(15_000, 1))]]],
  [
    '90,000 numbers in a list, all changed',
    [[add('/lists', { x: numbers(90_000) })], [add('/lists', { x: numbers(90_000).reverse() })]],
  ],
  ['50,000 ticks', [[add('/leading', { chainActions: numbers(50_000) })]]],
  ['30,000 rows', [[add('/plan', { customTargets: numbers(30_000).map((id) => ({ id })) })]]],
  ['50 levels with a list at the end', [[add('/cover', nested(50, numbers(50_000)))]]],
  ['a text of 4 MB', [[add('/cover', { clusterName: 'a1 '.repeat(1_300_000) })]]],
]

test.each(SAVES)('nobody waits long for %s', async (_what, patches) => {
  const { body } = await county.post('/applications', { edition, region: '350582', regionName: '晋江市' })
  let base = 0
  for (const [index, patch] of patches.entries()) {
    const sent = JSON.stringify({ base, key: `stall-${index}-key`, patch })
    let status = 0
    const send = async () => {
      const answer = await fetch(`${county.address}/api/applications/${body.id}/saves`, {
        method: 'POST',
        headers: { cookie: county.cookie, 'content-type': 'application/json' },
        body: sent,
      })
      status = answer.status
      await answer.body?.cancel()
    }
    expect(await longestStall(send)).toBeLessThan(200)
    expect([200, 403, 413, 422]).toContain(status)
    if (status === 200) base++
  }
})
