import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { keywords, parseForm } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { lint } from './lint.ts'

interface LintCase {
  readonly name: string
  readonly schema: object
  readonly problem?: string
}

/** A form with one part `part` and one field `v` in it. */
function problemsOf(field: object): string[] {
  const files: Record<string, unknown> = {
    'form.json': { id: 'x', title: '表', agency: '机关' },
    '2024/edition.json': {
      edition: '2024',
      title: '2024年度',
      years: { report: [2021, 2022, 2023] },
      params: {},
    },
    '2024/parts/1-part/schema.json': { title: '一', type: 'object', properties: { v: field } },
    '2024/parts/1-part/ui.json': { type: 'VerticalLayout', elements: [] },
    '2024/parts/1-part/rules.json': { rules: [] },
    '2024/parts/1-part/paper.json': { page: { start: 'new' }, blocks: [] },
  }
  const texts = new Map(Object.entries(files).map(([path, json]) => [path, JSON.stringify(json)]))
  return lint(parseForm(texts), fieldTypes).map(({ code }) => code)
}

/** What is said of a form that shows its field nowhere. */
const BESIDE = new Set(['not-on-screen', 'not-on-paper', 'empty-group'])

describe.each(keywords.map(({ name }) => name))('%s where it does not belong', (name) => {
  const page = new URL(`../../../definition/src/keywords/${name}/${name}.cases.json`, import.meta.url)
  const { lint: cases } = JSON.parse(readFileSync(page, 'utf8')) as { lint: LintCase[] }

  test.each(cases)('$name', ({ schema, problem }) => {
    const found = problemsOf(schema).filter((code) => !BESIDE.has(code))
    expect([...new Set(found)]).toEqual(problem ? [problem] : [])
  })
})
