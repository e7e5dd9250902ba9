import { describe, expect, test } from 'vitest'
import { samplesOf } from '@formwright/authoring'
import { joinPointer } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { compileForm, withValue } from '@formwright/engine'
import { paperViews } from '@formwright/fields/paper'
import { sheetViews } from '@formwright/fields/sheets'
import { layOut, textOf } from '@formwright/paper'
import { writeWorkbook } from '@formwright/sheets'
import { root, SHIPPED } from '../edition.ts'

/** Values that no field asks for: among them objects that cannot be made into a text by themselves. */
const VALUES: readonly unknown[] = [
  { toString: 1, valueOf: 1 },
  [{ toString: 1, valueOf: 1 }],
  [[['deep']]],
  JSON.parse('{ "__proto__": { "constructor": [] }, "hasOwnProperty": 0, "length": -1 }'),
  1e308,
  true,
  '\u0000\uD800',
]

/** Every place of a document, groups and rows too. */
function* places(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  yield path
  if (typeof value !== 'object' || value === null) return
  // of rows that are alike some are enough
  const entries = Object.entries(value).slice(0, Array.isArray(value) ? 2 : undefined)
  for (const [key, inner] of entries) yield* places(inner, [...path, key])
}

interface Planted {
  readonly path: readonly string[]
  readonly value: unknown
}

/** Two values for every place. */
function plantedIn(sample: unknown): Planted[] {
  const paths = [...places(sample)]
  return [
    ...paths.map((path, index) => ({ path, value: structuredClone(VALUES[index % 2]) })),
    ...paths.map((path, index) => ({
      path,
      value: structuredClone(VALUES[2 + (index % (VALUES.length - 2))]),
    })),
  ]
}

/** So many wrong values stand in one document: none in another, and no two of one field. */
const AT_ONCE = 12

function together(planted: readonly Planted[]): Planted[][] {
  const batches: Planted[][] = []
  const meets = (one: Planted, other: Planted) =>
    one.path.slice(0, 2).every((key, index) => index >= other.path.length || other.path[index] === key)
  for (const one of planted) {
    const batch = batches.find((some) => some.length < AT_ONCE && !some.some((other) => meets(one, other)))
    if (batch) batch.push(one)
    else batches.push([one])
  }
  return batches
}

const formOf = (edition: string) => edition.slice(0, edition.indexOf('/'))
/** One edition of each shipped form. */
const EDITIONS = SHIPPED.filter(
  (one, index) => SHIPPED.findIndex((other) => formOf(other) === formOf(one)) === index,
)

describe.each(EDITIONS)('%s', (edition) => {
  test('any value in any place is judged, printed and written to a workbook', async () => {
    const read = await readForm(`${root}forms/${edition}`)
    const bundle = read.bundle!
    const form = compileForm(bundle)
    const sample = samplesOf(read).get('eligible')
    const failed: string[] = []
    const attempt = async (what: string, at: string, look: () => unknown) => {
      try {
        await look()
      } catch (error) {
        failed.push(`${what} ${at}: ${(error as Error).stack}`.slice(0, 900))
      }
    }
    const named = (some: readonly Planted[]) =>
      some.map(({ path, value }) => `/${path.join('/')} ${JSON.stringify(value)}`).join(', ')
    const planted = plantedIn(sample)
    const store = form.open(sample as Json)
    store.assess()
    for (const [index, one] of planted.entries()) {
      if (one.path.length === 0 || index % 4 > 0) continue
      await attempt('kept', named([one]), () => {
        store.set(joinPointer(one.path), one.value as Json)
        return store.findings()
      })
      await attempt('taken back', named([one]), () => store.undo())
    }
    for (const [index, batch] of together(planted).entries()) {
      const answers = batch.reduce(
        (document, { path, value }) => withValue(document, path, value),
        sample as unknown,
      )
      await attempt('judged', named(batch), () => form.assess(answers).toJSON())
      await attempt('printed', named(batch), () => textOf(layOut(bundle, paperViews, answers)))
      if (index % 10 === 0)
        await attempt('written', named(batch), () => writeWorkbook(bundle, sheetViews, answers))
    }
    expect(failed.length, failed.slice(0, 12).join('\n\n')).toBe(0)
  })
})
