import { expect, test } from 'vitest'
import { filesOf } from '@formwright/definition/testing'
import { modelOf } from '../model/studio-model.ts'
import { Names } from './names.ts'
import { rewrittenRules, wordedRules } from './rewritten-rules.ts'

test('a message whose rule asks something else is told until it is worded anew or the rule is as it was', () => {
  const asking = (check: string, message = '人数不应少于10人。') =>
    modelOf(
      filesOf({
        fields: {
          staff: { type: 'number', title: '职工人数', 'x-unit': '人' },
          guests: { type: 'number', title: '外聘人数', 'x-unit': '人' },
        },
        rules: [{ id: 'A-01', severity: 'error', check, at: '/staff', message }],
      }),
      '2024',
    )!
  const first = wordedRules(asking('staff >= 10'))
  const reported = (model: ReturnType<typeof asking>) =>
    rewrittenRules(model, wordedRules(model, first), () => new Names(model.bundle, model.fields, 'zh-CN'))
  expect(reported(asking('staff >= 10'))).toEqual([])
  // a number that changed is followed elsewhere
  expect(reported(asking('staff >= 20'))).toEqual([])
  expect(reported(asking('staff <= 10'))).toMatchObject([
    { id: 'A-01', isRewritten: true, follows: '应当：职工人数不大于 10 人。' },
  ])
  expect(reported(asking('staff > guests'))).toMatchObject([{ follows: '应当：职工人数大于外聘人数。' }])
  expect(reported(asking('staff > guests', '职工应多于外聘。'))).toEqual([])
})
