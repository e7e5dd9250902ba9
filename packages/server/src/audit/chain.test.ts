import { expect, test } from 'vitest'
import { chained, ChainReader } from './chain.ts'

const at = new Date('2026-01-02T03:04:05Z')
const line = (seq: string, details: object = {}) => ({
  seq,
  at,
  actor: 'p1',
  actor_name: '甲',
  action: 'application.read',
  subject: 's1',
  details: details as never,
  address: '127.0.0.1',
})

/** Lines as they are stored once they are chained. */
function stored(lines: readonly ReturnType<typeof line>[]) {
  return chained(lines).map(({ link, previous, hash }, index) => ({
    ...lines[index]!,
    link: String(link),
    previous_hash: previous,
    hash,
  }))
}

const whole = stored([line('11'), line('12', { b: 1, a: [{ d: 1, c: 2 }] }), line('13')])

function brokenIn(lines: typeof whole) {
  const chain = new ChainReader()
  chain.read(lines)
  return chain.broken
}

test('lines are chained from one on, each to the one before, and read back whole', () => {
  expect(whole.map(({ link }) => link)).toEqual(['1', '2', '3'])
  expect(whole[1]!.previous_hash).toBe(whole[0]!.hash)
  const chain = new ChainReader()
  chain.read(whole.slice(0, 2))
  chain.read(whole.slice(2))
  expect(chain).toMatchObject({ broken: [], lines: 3, head: whole[2]!.hash })
})

test('a chain goes on behind its end', () => {
  const { link, hash } = whole[2]!
  const [next] = chained([line('14')], { link, hash })
  expect(next).toMatchObject({ seq: '14', link: 4, previous: hash })
})

test('the order of members is that of nobody: a database may keep another', () => {
  const turned = { ...whole[1]!, details: { a: [{ c: 2, d: 1 }], b: 1 } as never }
  expect(brokenIn([whole[0]!, turned, whole[2]!])).toEqual([])
})

test.each([
  ['another name', { actor_name: '乙' }],
  ['another moment', { at: new Date('2026-01-02T03:04:06Z') }],
  ['another address', { address: '127.0.0.2' }],
  ['other details', { details: { a: [], b: 1 } as never }],
])('a line with %s is told of', (_what, change) => {
  expect(brokenIn([whole[0]!, { ...whole[1]!, ...change }, whole[2]!])).toEqual([
    { link: 2, what: 'changed' },
  ])
})

test('a line that is gone is told of, and the one behind it', () => {
  expect(brokenIn([whole[0]!, whole[2]!])).toEqual([
    { link: 2, what: 'missing' },
    { link: 3, what: 'changed' },
  ])
})

test('a line that was changed with its own hash breaks the one behind it', () => {
  const [forged] = chained([{ ...line('12'), actor_name: '乙' }], whole[0]!)
  const line2 = {
    ...line('12'),
    actor_name: '乙',
    link: '2',
    previous_hash: forged!.previous,
    hash: forged!.hash,
  }
  expect(brokenIn([whole[0]!, line2, whole[2]!])).toEqual([{ link: 3, what: 'changed' }])
})
