import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { carry, diff, impactOn, runCases, sampleNames, samplesOf, sampleTitle } from '@formwright/authoring'
import { below, fieldsOf, overlap, parseForm, splitPointer, valueAt } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { compileForm, withValue } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { EDITION } from '../edition.ts'

const form = join(EDITION, '..')
const editions = readdirSync(form, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
)

describe.each(editions.filter((name) => name !== '2024'))(
  'the edition %s beside the one before it',
  (name) => {
    test('what it would mean for last year’s answers is the same where no rule is left out that waits', async () => {
      const read = await readForm(join(form, name))
      const from = read.bundle!.carry!.from!
      // with other thresholds than it had: what was found goes
      const path = `${from}/edition.json`
      const strict = read.files.get(path)!.replaceAll(/"value": (\d+),/g, '"value": $10,')
      const last = parseForm(new Map(read.files).set(path, strict), from)
      const [before, after] = [compileForm(last.bundle!), compileForm(read.bundle!)]
      const thorough: Form = {
        ...before,
        assess: (answers, options) => before.assess(answers, { ...options, without: undefined }),
      }
      const cells = fieldsOf(last.bundle!).flatMap(({ schema, pointer }) =>
        schema['x-annual'] === 'report'
          ? Object.keys(schema.properties!).map((key) => below(pointer, key))
          : [],
      )
      const edit = fc.record({
        cell: fc.constantFrom(...cells),
        number: fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined }),
      })
      const answers = fc.constantFrom(...samplesOf(last).values())
      fc.assert(
        fc.property(answers, fc.array(edit, { maxLength: 6 }), (written, edits) => {
          const stored = edits.reduce<unknown>(
            (now, { cell, number }) => withValue(now, splitPointer(cell), number),
            written,
          )
          const one = { id: 'a', region: '350582', answers: stored }
          expect(impactOn(before, after, one)).toEqual(impactOn(thorough, after, one))
        }),
        { numRuns: 60 },
      )
    })

    test('its cases hold, most of them inherited; last year’s answers come over, each accounted for', async () => {
      const read = await readForm(join(form, name))
      const after = compileForm(read.bundle!)
      expect(runCases(read, after).problems).toEqual([])
      const last = parseForm(read.files, read.bundle!.carry!.from!)
      for (const answers of samplesOf(last).values()) {
        const { answers: carried, sources, left } = carry(last.bundle!, after, answers)
        const refused = new Set(['type', 'choice', 'format', 'decimals', 'range', 'words', 'unknown'])
        expect(after.assess(carried).findings.filter(({ code }) => refused.has(code))).toEqual([])
        const accounted = [...Object.values(sources), ...left.map(({ pointer }) => pointer)]
        for (const { pointer } of fieldsOf(last.bundle!))
          if (isFilled(valueAt(answers, pointer)))
            expect(
              accounted.some((at) => overlap(at, pointer)),
              pointer,
            ).toBe(true)
      }
    })
  },
)

test('samples are called in Chinese and in English; one without a title by its file', async () => {
  const read = await readForm(EDITION)
  for (const name of sampleNames(read)) {
    expect(sampleTitle(read, name, 'zh-CN')).toMatch(/^[\p{Script=Han}、]+$/u)
    expect(sampleTitle(read, name, 'en')).toMatch(/^[\w ,]+$/)
  }
  expect(sampleTitle(read, 'other', 'en')).toBe('other')
})

test('a form beside it, as the ministry’s review of recognised clusters, has the same parts and holds; its digest pins them', async () => {
  const { files } = await readForm(EDITION)
  const json = (path: string) => JSON.parse(files.get(path)!) as Record<string, unknown>
  const shared = [...files].flatMap(([path, text]): [string, string][] =>
    path.startsWith('2024/') ? [[`../sme-cluster/${path}`, text]] : [],
  )
  const review = new Map([
    ...shared,
    ['form.json', JSON.stringify({ ...json('form.json'), id: 'sme-cluster-review', title: '复核申报表' })],
    [
      '2024/edition.json',
      JSON.stringify({ ...json('2024/edition.json'), inherits: { '.': '../../sme-cluster/2024' } }),
    ],
  ])
  const read = parseForm(review, '2024')
  expect(read.problems).toEqual([])
  expect(runCases(read, compileForm(read.bundle!)).problems).toEqual([])
  expect(fieldsOf(read.bundle!).map(({ id }) => id)).toEqual(
    fieldsOf(parseForm(files, '2024').bundle!).map(({ id }) => id),
  )
  const path = '../sme-cluster/2024/shared/fields.json'
  const changed = review.get(path)!.replace('"minimum": 0', '"minimum": 1')
  const after = parseForm(new Map(review).set(path, changed), '2024').bundle!
  expect(after.digest).not.toBe(read.bundle!.digest)
  expect(diff(read.bundle!, after).every(({ kind }) => kind === 'field-limit')).toBe(true)
})

function isFilled(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(isFilled)
  return value !== undefined && value !== null && String(value).trim() !== ''
}
