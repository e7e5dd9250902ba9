import { expect, test } from 'vitest'
import { filesOf } from '@formwright/definition/testing'
import { modelOf } from '../model/studio-model.ts'
import { agreedNumbers, staleNumbers } from './stale-numbers.ts'

test('a message that said the number of its rule follows it, and no other number in it does', () => {
  const limited = (limit: string, message: string) =>
    modelOf(
      filesOf({
        fields: { staff: { type: 'number', title: '职工总数（人）' } },
        rules: [
          { id: 'A-01', severity: 'error', check: `staff >= 1 && staff <= ${limit}`, at: '/staff', message },
        ],
      }),
      '2024',
    )!
  const said = '职工总数应在 1 到 100 之间（{staff <= 100 ? 1 : 2}），见第100条。'
  const first = agreedNumbers(limited('100', '职工总数应在 1 到 100 之间。'))
  const reported = (limit: string, message: string) =>
    staleNumbers(limited(limit, message), agreedNumbers(limited(limit, message), first))
  expect(reported('100', said)).toEqual([])
  // as it is typed letter by letter
  const typed = ['10', '1', '2', '20', '200'].reduce(
    (agreed, limit) => agreedNumbers(limited(limit, '职工总数应在 1 到 100 之间。'), agreed),
    first,
  )
  expect(staleNumbers(limited('200', '职工总数应在 1 到 100 之间。'), typed)).toMatchObject([
    { before: '100', now: '200', follows: '职工总数应在 1 到 200 之间。' },
  ])
  // followed, it agrees, and follows the next change
  const next = agreedNumbers(limited('200', '职工总数应在 1 到 200 之间。'), typed)
  expect(staleNumbers(limited('200', '职工总数应在 1 到 200 之间。'), next)).toEqual([])
  expect(staleNumbers(limited('30.5', '职工总数应在 1 到 200 之间。'), next)).toMatchObject([{ now: '30.5' }])
  // what the rule never said is no number of it
  expect(reported('200', '见第7条。')).toEqual([])
})
