import { describe, expect, test } from 'vitest'
import { answersAfter, unfilledFor, writtenAt } from './transition.ts'

const recommend = { writes: { '/end/opinion': 'opinion', '/end/date': 'date' } } as const
const TODAY = '2024-06-20'

describe('what a transition writes into the form', () => {
  test.each([
    ['both', { opinion: ' 同意 ', date: '2024-06-18' }, {}, { opinion: '同意', date: '2024-06-18' }],
    ['the day itself', { opinion: '同意' }, {}, { opinion: '同意', date: TODAY }],
    [
      'what was said now instead of what stood there',
      { opinion: '同意推荐', date: '2024-06-19' },
      { opinion: '旧', date: '2024-01-01' },
      { opinion: '同意推荐', date: '2024-06-19' },
    ],
    [
      'nothing where nothing was said and something stands',
      {},
      { opinion: '先前写的', date: '2024-06-01' },
      { opinion: '先前写的', date: '2024-06-01' },
    ],
    ['no empty opinion', { opinion: '  ' }, {}, { date: TODAY }],
  ])('%s', (_name, said, current, expected) => {
    expect(answersAfter(recommend, { a: 1, end: current }, said, TODAY)).toEqual({ a: 1, end: expected })
  })

  test('takes away, and leaves answers alone where it writes nothing', () => {
    const answers = { end: { opinion: '同意', date: '2024-06-01' } }
    expect(answersAfter({ writes: { '/end/date': 'nothing' } }, answers, {}, TODAY)).toEqual({
      end: { opinion: '同意' },
    })
    expect(answersAfter({}, answers, { opinion: '意见' }, TODAY)).toBe(answers)
  })

  test('says where', () => {
    expect(writtenAt(recommend, 'opinion')).toBe('/end/opinion')
    expect(writtenAt({}, 'date')).toBeUndefined()
  })
})

test('a field counts as filled with a value or with a file of its own', () => {
  const transition = { filled: ['/end/opinion', '/end/seal'] }
  expect(unfilledFor(transition, {})).toEqual(['/end/opinion', '/end/seal'])
  expect(
    unfilledFor(transition, { end: { opinion: '同意' }, attachments: [null, { target: 'end.seal' }] }),
  ).toEqual([])
  expect(unfilledFor(transition, { end: { opinion: ' ', seal: 'offline' } })).toEqual(['/end/opinion'])
})
