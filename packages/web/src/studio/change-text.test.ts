import { expect, test } from 'vitest'
import { filesOf } from '@formwright/definition/testing'
import { modelOf, rulesSaid } from '@formwright/studio'
import { changeText } from './change-text.ts'

const model = modelOf(
  filesOf({
    fields: {
      staff: { type: 'number', title: '职工总数' },
      engineers: { type: 'number', title: '研发人员' },
    },
  }),
  '2024',
)!
const say = rulesSaid(model, 'zh-CN')
const told = (member: string, before: string, after: string, text = '规则 A-01 有改动') => {
  const { words, spans } = changeText(
    { text: { zh: text }, spans: [], rule: { member, before, after } },
    say,
    'zh-CN',
  )
  const of = (left: 'removed' | 'added') =>
    spans.flatMap((span) => (span.kind === 'same' || span.kind === left ? span.text : [])).join('')
  return { words, before: of('removed'), after: of('added') }
}

test('a rule that changed is told as its sentence, before and after', () => {
  expect(told('check', 'engineers <= staff', 'engineers < staff')).toMatchObject({
    before: '「研发人员」 不大于 「职工总数」',
    after: '「研发人员」 小于 「职工总数」',
  })
  expect(told('message', '应不大于{staff}。', '应小于{staff}人。')).toMatchObject({
    before: '应不大于{「职工总数」}。',
    after: '应小于{「职工总数」}人。',
  })
  expect(told('at', '/engineers', '/staff')).toMatchObject({ before: '「研发人员」', after: '「职工总数」' })
})

test('one that is new or gone is told by what it says', () => {
  expect(told('compute', '', 'staff - engineers', '新增规则 A-02：staff - engineers').words).toBe(
    '新增规则 A-02：「职工总数」 － 「研发人员」',
  )
  expect(told('', '', '应填', '新增规则 A-02：应填').words).toBe('新增规则 A-02：应填')
})
