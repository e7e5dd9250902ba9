import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { expect, test } from 'vitest'
import { Output } from '../output.ts'
import { printAssessment } from './assessment.ts'

const bundle = bundleOf({
  fields: {
    a: { type: 'number', title: '甲', 'x-id': 'a' },
    b: { type: 'number', title: '乙', 'x-id': 'b' },
  },
  schema: { required: ['a'] },
  rules: [
    {
      id: 'SUM-01',
      kind: 'eligibility',
      at: '/b',
      check: 'b == a',
      message: '乙应等于甲',
      fix: { '/b': 'a' },
      eligibility: { criterion: '乙等于甲', threshold: '相等', value: '{b}' },
    },
  ],
  edition: { schemaChecks: [{ id: 'REQ-01', code: 'required', source: '说明', message: '{label}不得空缺' }] },
})

function printed(answers: object, language: 'zh-CN' | 'en', json = false): string {
  let text = ''
  const terminal = { stdout: { write: (more: string) => (text += more) }, stderr: { write: () => true } }
  const form = compileForm(bundle)
  printAssessment(
    '样例',
    form.assess(answers, { language }),
    bundle,
    new Output({ json, language }, terminal),
  )
  return text
}

test('the verdict and its counts come first, then findings by part with what fixes them', () => {
  const text = printed({ a: 1, b: 2 }, 'zh-CN')
  expect(text.split('\n')[0]).toMatch(/^样例 {2}✖/)
  expect(text).toContain('✖ 错误 SUM-01 乙应等于甲 /b')
  expect(text).toContain('/b = 1')
  expect(text).toMatch(/✖ \S+ {2}乙等于甲 {2}相等/)
})

test('what is ready says so, and what is missing stands as pending', () => {
  expect(printed({ a: 1, b: 1 }, 'zh-CN').split('\n')[0]).toMatch(/✔/)
  const text = printed({}, 'zh-CN')
  expect(text).toContain('REQ-01')
  expect(text).toMatch(/… \S+ {2}乙等于甲/)
})

test('in English nothing around the words of the form is Chinese', () => {
  const text = printed({ a: 1, b: 2 }, 'en').replaceAll(/样例|一|乙应等于甲|乙等于甲|相等/g, '')
  expect(text).not.toMatch(/\p{Script=Han}/u)
  expect(printed({ a: 1, b: 2 }, 'en', true)).toBe('')
})
