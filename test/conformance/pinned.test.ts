import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readForm } from '@formwright/definition/node'
import { EDITION, shippedEdition } from '../edition.ts'

const file = new URL('pinned.json', import.meta.url)

interface Pinned {
  readonly digest: Record<string, string>
  /** What each rule reads: the pointers whose change makes it run again. */
  readonly reads: Record<string, string[]>
}

/**
 * A published edition does not change under those who fill it in; `UPDATE_PINS=1` records a change that is
 * meant.
 */
test('the published edition and what its rules read are as pinned', async () => {
  const { bundle, form } = await shippedEdition()
  const next = (await readForm(join(EDITION, '../2025'))).bundle!
  const found: Pinned = {
    digest: Object.fromEntries(
      [bundle, next].map((one) => [`${one.form.id}/${one.edition.edition}`, one.digest]),
    ),
    reads: Object.fromEntries(form.rules.map((rule) => [rule.key, [...rule.reads].toSorted()])),
  }
  if (process.env.UPDATE_PINS) writeFileSync(file, `${JSON.stringify(found, null, 1)}\n`)
  expect(found).toEqual(JSON.parse(readFileSync(file, 'utf8')))
})

test('a rule reads at most 12 cells, and a cell is read by at most 30 rules', async () => {
  const { form } = await shippedEdition()
  expect(Math.max(...form.rules.map((rule) => rule.reads.size))).toBeLessThanOrEqual(12)
  expect(
    Math.max(...form.plan.cells.map((cell) => form.plan.checksReading(cell.pointer).length)),
  ).toBeLessThanOrEqual(30)
})
