import { expect, test } from 'vitest'
import { fieldsOf, explain } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { explainInStudio } from './explain-in-studio.ts'
import type { Problem } from '@formwright/definition'
import { problemsInSentences } from './problem-in-sentences.ts'

const bundle = bundleOf({ fields: { count: { title: '企业数', type: 'number' } } })

/** A problem as the linter gives it, and what it says in the studio. */
function says(code: Problem['code'], params: Problem['params'], language: string): string {
  const problem = { code, severity: 'error' as const, params, file: '', pointer: '', line: 1, column: 1 }
  const [told] = problemsInSentences({ bundle, fields: fieldsOf(bundle) }, [problem], language)
  return explain(told!, language).says
}

test('what a case misses is told with the label of the field', () => {
  const detail = ['+ required /count', '− X-01 /count']
  expect(says('case-failed', { name: '甲', detail }, 'zh-CN')).toBe(
    '用例“甲”与预期不符：“企业数”多出填写要求的提示、“企业数”没有填写要求的提示',
  )
})

test('functions and operators are called what they are called in the sentences of rules', () => {
  const units = { left: '家', right: '%', suggestion: '' }
  expect(says('unit-mismatch', { ...units, operator: 'near' }, 'zh-CN')).toBe('家与%单位不同，不能用“约等于”')
  expect(says('unit-mismatch', { ...units, operator: '<=' }, 'zh-CN')).toContain('“不大于”')
  expect(
    says(
      'wrong-argument-count',
      { function: 'near', count: '1', needed: '3', signature: 'near(a, b)' },
      'zh-CN',
    ),
  ).toMatch(/^约等于 有 1 个参数/)
})

test('what is to be done in the studio is a button, not a command', () => {
  const codes = ['case-missing', 'case-failed', 'translation-missing', 'translation-required'] as const
  for (const code of codes)
    for (const language of ['zh-CN', 'en']) {
      const told = explainInStudio({ code, params: { count: '1', rules: 'X-01', name: '' } }, language)
      expect(told.advice).not.toMatch(/formwright|--|\.json/)
    }
})
