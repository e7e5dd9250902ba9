import { beforeAll, expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import type { FileMap } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { fieldTypes } from '@formwright/fields'
import { EDITION } from '../edition.ts'
import { publishable } from '../../packages/authoring/src/publish/publishable.ts'
import { startForm } from '../../packages/authoring/src/start/start-form.ts'

let files: FileMap

beforeAll(async () => {
  files = (await readForm(EDITION)).files
})

/** What the gate says once a text of one file was replaced by another. */
function refusedAfter(file: string, from: string, to: string) {
  const text = files.get(`2024/${file}`)!
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`)
  const changed = new Map(files).set(`2024/${file}`, text.replaceAll(from, to))
  return publishable(parseForm(changed, '2024'), fieldTypes).filter(({ severity }) => severity === 'error')
}

test('a definition that lints and whose cases hold passes', () => {
  expect(publishable(parseForm(files, '2024'), fieldTypes)).toEqual([])
})

test('a rule that reads a field which does not exist is refused with its place', () => {
  const [problem] = refusedAfter(
    'parts/4-digital/rules.json',
    'near(digital.cloudRate,',
    'near(digital.cloudRtae,',
  )
  expect(problem).toMatchObject({ file: '2024/parts/4-digital/rules.json' })
  expect(problem!.line).toBeGreaterThan(1)
})

test('a definition that lints but gives other findings than its cases expect is refused', () => {
  const problems = refusedAfter(
    'parts/4-digital/cases/pilots.json',
    '"code": "CHK-02", "pointer": "/digital/newModelActions"',
    '"code": "CHK-02", "pointer": "/digital/pilots/provincial/count"',
  )
  expect(problems.length).toBeGreaterThan(0)
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['case-failed']))
})

test('files that are no form are refused, not thrown', () => {
  expect(publishable(parseForm(new Map([['form.json', '{']]), '2024'), fieldTypes)).not.toEqual([])
})

test('what a new form still has of the template is told before it is published, in its language', () => {
  const places = (language: string) =>
    publishable(parseForm(startForm('sample', 2026, language)), fieldTypes).map(
      ({ code, file, pointer, severity }) => `${severity} ${code} ${file}#${pointer}`,
    )
  expect(places('fr')).toEqual([
    'warning template-left form.json#/agency',
    'warning template-left form.json#/summary',
    'warning template-left 2026/edition.json#/params/minIncome/source',
    'warning template-left 2026/rules.json#/rules/1/source',
  ])
  expect(places('zh-CN')).toEqual(places('fr'))
})
