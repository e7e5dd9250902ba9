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
