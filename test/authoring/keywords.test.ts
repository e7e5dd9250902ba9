import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { keywords, parseForm } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { fieldTypes } from '@formwright/fields'
import { lint } from '../../packages/authoring/src/lint/lint.ts'

interface LintCase {
  readonly name: string
  readonly schema: object
  readonly problem?: string
}

/** A form with one part `part` and one field `v` in it. */
function problemsOf(field: object): string[] {
  const files = filesOf({ part: 'part', fields: { v: field } })
  return lint(parseForm(files), fieldTypes).map(({ code }) => code)
}

/** What is said of a form that shows its field nowhere. */
const BESIDE = new Set(['not-on-screen', 'not-on-paper', 'paper-empty', 'empty-group'])

describe.each(keywords.map(({ name }) => name))('%s where it does not belong', (name) => {
  const page = new URL(`../../packages/definition/src/keywords/${name}/${name}.cases.json`, import.meta.url)
  const { lint: cases } = JSON.parse(readFileSync(page, 'utf8')) as { lint: LintCase[] }

  test.each(cases)('$name', ({ schema, problem }) => {
    const found = problemsOf(schema).filter((code) => !BESIDE.has(code))
    expect([...new Set(found)]).toEqual(problem ? [problem] : [])
  })
})

test('a list behind a field that is called items belongs there', () => {
  const columns = [{ key: 'name', title: '名称' }]
  const items = { type: 'integer', title: '件数', 'x-list': { columns } }
  const problems = lint(parseForm(filesOf({ part: 'part', fields: { items } })), fieldTypes)
  expect(problems.map(({ code }) => code)).not.toContain('keyword-ignored')
})
