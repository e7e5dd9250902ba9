import { expect, test } from 'vitest'
import { lint, sampleTitle } from '@formwright/authoring'
import { parseForm } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { blankForm } from './blank-form.ts'

const facts = { id: 'park-survey', year: 2026, title: '园区调查表', agency: '某某局' }

test.each([true, false])(
  'an empty form begins without errors, its sample called in words (signed: %s)',
  (signed) => {
    const loaded = parseForm(blankForm({ ...facts, signed }, ['基本情况']), '2026')
    const problems = lint(loaded, fieldTypes)
    const errors = problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)
    expect(errors).toEqual(signed ? [] : ['no-fields'])
    expect(problems.map(({ code }) => code)).toContain('empty-group')
    expect(sampleTitle(loaded, 'sample', 'zh-CN')).toBe('样例')
  },
)

test('where it is sealed, the date stands at the foot of the seal', () => {
  const { bundle } = parseForm(blankForm({ ...facts, signed: true }, ['基本情况']), '2026')
  const [table] = bundle!.paper.at(-1)!.blocks
  const [, seal, date] = table!.rows!
  expect(seal![0]).toMatchObject({ rows: 2 })
  expect(date).toEqual([{ field: expect.any(String), as: 'date-line', align: 'right', joined: true }])
})

test('in a language without words for a seal a form is signed and dated only', () => {
  const { bundle } = parseForm(blankForm({ ...facts, language: 'en', signed: true }, ['About you']), '2026')
  const labels = bundle!.paper.at(-1)!.blocks[0]!.rows!.map(([label]) => label)
  expect(labels).toHaveLength(2)
  expect(JSON.stringify(bundle!.schema)).not.toMatch(/seal/i)
})
