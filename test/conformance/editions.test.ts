import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { carry, diff, runCases, sampleNames, samplesOf, sampleTitle } from '@formwright/authoring'
import { fieldsOf, overlap, parseForm, valueAt } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { compileForm } from '@formwright/engine'
import { EDITION } from '../edition.ts'

const form = join(EDITION, '..')
const editions = readdirSync(form, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
)

describe.each(editions.filter((name) => name !== '2024'))(
  'the edition %s beside the one before it',
  (name) => {
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
