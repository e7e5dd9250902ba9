import { describe, expect, test } from 'vitest'
import { lint, publishable, revise, runCases, samplesOf } from '@formwright/authoring'
import { parseForm } from '@formwright/definition'
import type { EditionFile } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { compileForm } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import { paperViews } from '@formwright/fields/paper'
import { sheetViews } from '@formwright/fields/sheets'
import { layOut, textOf } from '@formwright/paper'
import { readWorkbook, writeWorkbook } from '@formwright/sheets'
import { root, SHIPPED } from '../edition.ts'

/** Every shipped form but the first, which has tests of its own. */
const others = SHIPPED.filter((edition) => !edition.startsWith('sme-cluster/'))

describe.each(others.map((edition) => [edition, `${root}forms/${edition}`] as const))('%s', (_, folder) => {
  test('has no problems, its cases hold, and its samples are what they are called', async () => {
    const read = await readForm(folder)
    const form = compileForm(read.bundle!)
    expect(lint(read, fieldTypes)).toEqual([])
    expect(runCases(read, form).problems).toEqual([])
    const of = (name: string) => form.assess(samplesOf(read).get(name))
    expect(of('eligible').findings).toEqual([])
    expect(of('eligible').eligibility.filter(({ met }) => met !== 'met')).toEqual([])
    const ineligible = of('ineligible')
    expect(
      ineligible.findings.filter(({ severity }) => severity === 'error').map(({ kind }) => kind),
    ).toContain('eligibility')
    expect(
      ineligible.findings.filter(({ severity, kind }) => severity === 'error' && kind !== 'eligibility'),
    ).toEqual([])
    const kinds = new Set(of('mistakes').findings.map(({ kind }) => kind))
    expect(kinds.size).toBeGreaterThan(3)
  })

  test('its next year is edition.json, carry.json and the translation of its title, without problems and with cases that hold', async () => {
    const { files, edition } = await readForm(folder)
    const next = String(Number(edition) + 1)
    const revision = revise(files, edition, next)
    if (!('files' in revision)) throw new Error(JSON.stringify(revision))
    // a title that names its year is translated anew
    const title = `"${(JSON.parse(files.get(`${edition}/edition.json`)!) as { title: string }).title}":`
    const translated = [...files].filter(([path, text]) => path.includes('/texts/') && text.includes(title))
    expect([...revision.files.keys()].sort()).toEqual(
      [
        `${next}/edition.json`,
        `${next}/carry.json`,
        ...(title.includes(edition) ? translated.map(([path]) => path.replace(edition, next)) : []),
      ].sort(),
    )
    const loaded = parseForm(new Map([...files, ...revision.files]), next)
    expect(publishable(loaded, fieldTypes)).toEqual([])
  })

  test('its samples are printed, and come back from a workbook', async () => {
    const read = await readForm(folder)
    const { bundle } = read
    for (const [name, answers] of samplesOf(read)) {
      expect(textOf(layOut(bundle!, paperViews, answers)).join('').length, name).toBeGreaterThan(500)
      const imported = await readWorkbook(
        await writeWorkbook(bundle!, sheetViews, answers),
        bundle!,
        sheetViews,
      )
      expect([imported.changed, imported.problems], name).toEqual([[], []])
    }
  })
})

const days = SHIPPED.flatMap((edition) => [
  [edition, 'to', (day: string) => `${Number(day.slice(0, 4)) + 1}-12-31`] as const,
  [edition, 'to', (day: string) => day.replace(/-\d\d$/, '-01')] as const,
  [edition, 'from', (day: string) => day.replace(/-\d\d$/, '-28')] as const,
])
test.each(days)('the cases of %s hold when the window has another day: %s', async (edition, end, moved) => {
  const { files, edition: folder } = await readForm(`${root}forms/${edition}`)
  const path = `${folder}/edition.json`
  const written = JSON.parse(files.get(path)!) as EditionFile
  if (!written.window) return
  const window = { ...written.window, [end]: moved(written.window[end]) }
  const loaded = parseForm(new Map([...files, [path, JSON.stringify({ ...written, window })]]), folder)
  expect(runCases(loaded, compileForm(loaded.bundle!)).problems).toEqual([])
})
