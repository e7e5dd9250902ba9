import { describe, expect, test } from 'vitest'
import { samplesOf } from '@formwright/authoring'
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
    for (const [index, path] of [...places(sample)].entries())
      for (const value of [VALUES[index % 2], VALUES[2 + (index % (VALUES.length - 2))]]) {
        const at = `/${path.join('/')} ${JSON.stringify(value)}`
        const answers = withValue(sample, path, value)
        await attempt('judged', at, () => form.assess(answers).toJSON())
        if (index % 3 > 0) continue
        await attempt('kept', at, () => form.open(answers).findings())
        await attempt('printed', at, () => textOf(layOut(bundle, paperViews, answers)))
        if (index % 30 === 0) await attempt('written', at, () => writeWorkbook(bundle, sheetViews, answers))
      }
    expect(failed.length, failed.slice(0, 12).join('\n\n')).toBe(0)
  })
})
