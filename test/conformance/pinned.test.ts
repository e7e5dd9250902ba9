import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { below, bundleDigest, splitPointer } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { withValue } from '@formwright/engine'
import { root, SHIPPED, shippedEdition } from '../edition.ts'

const file = new URL('pinned.json', import.meta.url)

interface Pinned {
  /** Of each shipped edition; whatever is changed in one of its files changes it. */
  readonly digest: Record<string, string>
  /** What each rule reads: the pointers whose change makes it run again. */
  readonly reads: Record<string, string[]>
}

/**
 * A published edition does not change under those who fill it in; `UPDATE_PINS=1` records a change that is
 * meant.
 */
test('the shipped editions and what the rules of the first read are as pinned', async () => {
  const { form } = await shippedEdition()
  const digestOf = async (edition: string) => (await readForm(`${root}forms/${edition}`)).bundle!.digest
  const found: Pinned = {
    digest: Object.fromEntries(
      await Promise.all(SHIPPED.map(async (edition) => [edition, await digestOf(edition)] as const)),
    ),
    reads: Object.fromEntries(form.rules.map((rule) => [rule.key, [...rule.reads].toSorted()])),
  }
  if (process.env.UPDATE_PINS) writeFileSync(file, `${JSON.stringify(found, null, 1)}\n`)
  expect(found).toEqual(JSON.parse(readFileSync(file, 'utf8')))
})

test('a parameter, a year, a title or anything else that is changed is another digest', async () => {
  const { bundle } = await shippedEdition()
  const places = placesIn(bundle).filter((pointer) => pointer !== '/digest')
  for (const part of ['/edition/params/', '/edition/years/', '/edition/window/', '/schema/', '/rules/'])
    expect(places.some((pointer) => pointer.startsWith(part))).toBe(true)
  fc.assert(
    fc.property(fc.constantFrom(...places), (pointer) => {
      const changed = withValue(bundle, splitPointer(pointer), 'changed') as typeof bundle
      expect(bundleDigest(changed)).not.toBe(bundle.digest)
    }),
    { numRuns: 50 },
  )
})

/** The pointers of all texts, numbers and truth values. */
function placesIn(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [at]
  return Object.entries(value).flatMap(([key, child]) => placesIn(child, below(at, key)))
}

test('a rule reads at most 12 cells, and a cell is read by at most 30 rules', async () => {
  const { form } = await shippedEdition()
  expect(Math.max(...form.rules.map((rule) => rule.reads.size))).toBeLessThanOrEqual(12)
  expect(
    Math.max(...form.plan.cells.map((cell) => form.plan.checksReading(cell.pointer).length)),
  ).toBeLessThanOrEqual(30)
})
