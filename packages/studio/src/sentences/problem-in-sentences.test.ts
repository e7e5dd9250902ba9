import { expect, test } from 'vitest'
import { fieldsOf, explain, problemAt, problemCatalogue } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { compileExpression } from '@formwright/rules'
import { explainInStudio, isFixedInFiles } from './explain-in-studio.ts'
import advices from './advice.json' with { type: 'json' }
import ownWords from './says.json' with { type: 'json' }
import type { Problem } from '@formwright/definition'
import { problemsInSentences } from './problem-in-sentences.ts'

const bundle = bundleOf({ fields: { count: { title: '企业数', type: 'number' } } })

/** A problem as the linter gives it, and what it says in the studio. */
function says(code: Problem['code'], params: Problem['params'], language: string): string {
  const problem = { code, severity: 'error' as const, params, file: '', pointer: '', line: 1, column: 1 }
  const [problems] = problemsInSentences({ bundle, fields: fieldsOf(bundle) }, [problem], language)
  return explain(problems!, language).says
}

test('what a case misses is told with the label of the field', () => {
  const detail = ['+ required /count', '− X-01 /count']
  expect(says('case-failed', { name: '甲', ruled: '', detail }, 'zh-CN')).toBe(
    '用例“甲”与预期不符：“企业数”多出填写要求的提示、“企业数”没有填写要求的提示',
  )
})

test('a finding that only weighs otherwise than a case expects is told as that', () => {
  const detail = ['− warning X-01 /count', '+ X-01 /count']
  expect(says('case-failed', { name: '甲', ruled: '', detail }, 'zh-CN')).toBe(
    '用例“甲”与预期不符：“企业数”的填写要求与预期的轻重不同（是错误还是提醒）',
  )
})

test('a parameter that a region rules on is called by its title', () => {
  const params = { least: { title: '产值下限', value: 50, source: '通知' } }
  const problem = { code: 'variant-same' as const, severity: 'warning' as const, params: { name: 'least' } }
  const at = { file: 'regions/350000.json', pointer: '/params/least', line: 1, column: 1 }
  const ruled = bundleOf({ fields: { count: { title: '企业数', type: 'number' } }, params })
  const [problems] = problemsInSentences(
    { bundle: ruled, fields: fieldsOf(ruled) },
    [{ ...problem, ...at }],
    'zh-CN',
  )
  expect(explain(problems!, 'zh-CN').says).toContain('“产值下限”')
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

test('values of other kinds are told with the fields that they are of', () => {
  const form = bundleOf({
    fields: {
      name: { title: '企业名称', type: 'string' },
      count: { title: '企业数', type: 'number', 'x-unit': '家' },
    },
  })
  const toldOf = (expression: string, language: string) => {
    const position = { line: 1, column: 1, offset: 0, length: 0 }
    const problems = compileExpression(expression, form).problems.map(({ code, params }) =>
      problemAt({ file: '2026/rules.json', pointer: '', position }, code, params),
    )
    const [told] = problemsInSentences({ bundle: form, fields: fieldsOf(form) }, problems, language)
    return explainInStudio(told!, language).says
  }
  expect(toldOf('name <= count', 'zh-CN')).toBe('文字「企业名称」不能与数字（家）「企业数」用“不大于”运算')
  expect(toldOf('percent(name, count) > 1', 'zh-CN')).toBe('百分比 的参数不对：文字「企业名称」')
  expect(toldOf('name <= count', 'en')).toMatch(
    /^a text ‹企业名称› and a number \(家\) ‹企业数› do not go together/,
  )
})

test('a value that each year has is told with the year that is meant, in words', () => {
  const yearly = bundleOf({
    years: { recent: [2021, 2022] },
    fields: {
      sales: {
        type: 'object',
        title: '营业收入',
        'x-annual': 'recent',
        additionalProperties: { type: 'number', 'x-unit': '万元' },
      },
      cost: { type: 'number', title: '费用', 'x-unit': '万元' },
    },
  })
  const location = {
    file: '2024/rules.json',
    pointer: '',
    position: { line: 1, column: 1, offset: 0, length: 0 },
  }
  const reported = (expression: string) =>
    problemsInSentences(
      { bundle: yearly, fields: fieldsOf(yearly) },
      compileExpression(expression, yearly).problems.map(({ code, params }) =>
        problemAt(location, code, params),
      ),
      'zh-CN',
    ).map((one) => Object.values(explainInStudio(one, 'zh-CN')).join('：'))
  expect(reported('sales >= 10')).toEqual([
    '各年的数「营业收入」不能与数字10用“不小于”运算：写成 「营业收入」的末年 不小于 10',
  ])
  expect(reported('cost + sales > 1')).toEqual([
    '数字（万元）「费用」不能与各年的数「营业收入」用“＋”运算：写成 「费用」 ＋ 「营业收入」的末年',
  ])
  expect(reported('cost <= portion(sales, 5)')).toEqual([
    '按比例折算 的参数不对：各年的数「营业收入」：这样写：「营业收入」的末年 的 5 %',
  ])
})

test('what is to be done in the studio is a button, not a command', () => {
  const codes = ['case-missing', 'case-failed', 'translation-missing', 'translation-required'] as const
  for (const code of codes)
    for (const language of ['zh-CN', 'en']) {
      const problems = explainInStudio({ code, params: { count: '1', rules: 'X-01', name: '' } }, language)
      expect(problems.advice).not.toMatch(/formwright|--|\.json/)
    }
})

test('no problem tells officials words of files, whatever is wrong', () => {
  for (const code of Object.keys(problemCatalogue) as Problem['code'][]) {
    const { advice } = explainInStudio({ code, params: {} }, 'zh-CN')
    expect(advice, code).not.toMatch(/["{}]|formwright|\.json|\bx-|\b(?:title|const|schema|fields|options)\b/)
  }
  for (const code of Object.keys(ownWords) as (keyof typeof ownWords)[]) {
    const reported = explainInStudio({ code, params: {} }, 'zh-CN').says
    expect(reported, code).not.toMatch(/["{}]|[a-z]{3,}/)
  }
})

test('nobody is told to ask somebody else: a problem without a control leads to its place in the files', () => {
  for (const code of Object.keys(problemCatalogue) as Problem['code'][]) {
    const reported = (['zh-CN', 'en'] as const).map(
      (language) => explainInStudio({ code, params: {} }, language).advice,
    )
    expect(reported.join(' '), code).not.toMatch(/技术人员|懂算式|\bask (?:some|a |the )/)
    if (isFixedInFiles(code)) expect(reported[0], code).toContain('到“文件”里的这一处')
  }
  expect(
    explainInStudio(
      { code: 'unknown-required', params: {}, fix: { file: '', offset: 0, length: 0, text: '' } },
      'zh-CN',
    ).advice,
  ).toBe('按“改正”')
})

test('the words of the studio say nothing of a problem that the problem does not know', () => {
  const namesIn = (words: unknown) => JSON.stringify(words).match(/(?<=\{)\w+(?=[},])/g) ?? []
  for (const words of [ownWords, advices])
    for (const [code, texts] of Object.entries(words)) {
      const known = namesIn(problemCatalogue[code as Problem['code']])
      expect([...known, 'example', 'plural', 'one', 'other'], code).toEqual(
        expect.arrayContaining([...new Set(namesIn(texts))]),
      )
    }
})

test('a place is told by its field, and others like it are counted', () => {
  expect(inStudio('title-empty', { field: '/count' })).toBe('“企业数”没有名称，填表的人不知道要填什么')
  const also = ['2024/cases/a.json:14', '2024/cases/b.json:18']
  expect(inStudio('case-cell-unknown', { name: '甲', pointer: '/gone', also })).toBe(
    '例子“甲”填了表里已经没有的一处（/gone）（另有 2 处）',
  )
})

/** What the studio says of a problem. */
function inStudio(code: Problem['code'], params: Problem['params']): string {
  const problem = { code, severity: 'error' as const, params, file: '', pointer: '', line: 1, column: 1 }
  const [problems] = problemsInSentences({ bundle, fields: fieldsOf(bundle) }, [problem], 'zh-CN')
  return explainInStudio(problems!, 'zh-CN').says
}

test('the option that is meant is called by its title in its own field, though another has its code too', () => {
  const choice = (title: string, options: Record<string, string>) => ({
    title,
    type: 'string' as const,
    oneOf: Object.entries(options).map(([code, name]) => ({ const: code, title: name })),
  })
  const fields = { grade: choice('等级', { c: '丙级' }), way: choice('方式', { c: '绿色化', d: '数字化' }) }
  const both = bundleOf({ fields })
  const params = { option: '绿色', field: '方式', suggestion: 'c', known: ['c', 'd'] }
  const at = { file: '2024/rules.json', pointer: '/rules/0/check', line: 1, column: 1 }
  const [problems] = problemsInSentences(
    { bundle: both, fields: fieldsOf(both) },
    [{ code: 'unknown-option', severity: 'error', params, ...at }],
    'zh-CN',
  )
  expect(problems!.params).toMatchObject({ suggestion: '绿色化', known: ['“绿色化”', '“数字化”'] })
})
