import { expect, test } from 'vitest'
import { fieldsOf } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { Names } from '../sentences/names.ts'
import { targetFollowing, unreadInMessage, targetNotRead } from './finding-target.ts'

const number = (title: string) => ({ type: 'number', title })
const bundle = bundleOf({ fields: { a: number('甲'), b: number('乙'), c: number('丙') } })
const names = new Names(bundle, fieldsOf(bundle), 'zh-CN')
const rule = (check: string, at: string) => ({ id: 'A-01', check, at }) as never

test.each([
  // it stood at the first that the sentence spoke of
  ['a > 0', '/a', 'b > c', { at: '/b' }],
  // it is spoken of still
  ['a > b', '/a', 'b > a', undefined],
  ['a > b', '/b', 'c > a', { at: '/c' }],
  // somebody put it elsewhere
  ['a > 0', '/b', 'c > 0', undefined],
  ['a > 0', '/a', 'true', undefined],
])('with the finding of %s at %s, %s', (before, at, after, location) => {
  expect(targetFollowing(rule(before, at), after, names)).toEqual(location)
})

test('a message that names only a field of which the rule does not speak is told', () => {
  const fields = {
    from: { type: 'string', format: 'date', title: '开始日期' },
    paid: number('到账金额（万元）'),
  }
  const own = bundleOf({ fields })
  const words = new Names(own, fieldsOf(own), 'zh-CN')
  const reported = (message: string) =>
    unreadInMessage({ id: 'A-01', check: 'has(paid)', at: '/paid', message } as never, words)?.words
  expect(reported('开始日期应填写。')).toBe('开始日期')
  expect(reported('到账金额不早于开始日期。')).toBeUndefined()
  expect(reported('请核对。')).toBeUndefined()
})

test('a finding at a field of which the rule does not speak is told', () => {
  expect(targetNotRead(rule('c > a', '/b'), names)?.words).toBe('乙')
  expect(targetNotRead(rule('c > b', '/b'), names)).toBeUndefined()
})
