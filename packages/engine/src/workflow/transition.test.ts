import { bundleOf } from '@formwright/definition/testing'
import { describe, expect, test } from 'vitest'
import { compileForm } from '../compile-form.ts'
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

test('a field counts as filled with a value or with a file of its own, or the file that it asks for', () => {
  const text = { type: 'string', title: '栏' }
  const seal = { ...text, 'x-id': 'seal', 'x-evidence': { when: 'always', note: '扫描件' } }
  const bundle = bundleOf({
    part: 'end',
    fields: { opinion: text, seal: text, stamp: seal },
    form: { workflow: { start: 'draft', later: ['/end/stamp'], states: {} } },
  })
  const transition = { filled: ['/end/opinion', '/end/seal', '/end/stamp'] }
  const unfilled = (end: object, ...targets: string[]) =>
    unfilledFor(transition, { end, attachments: [null, ...targets.map((target) => ({ target }))] }, bundle)
  expect(unfilled({})).toEqual(['/end/opinion', '/end/seal', '/end/stamp'])
  expect(unfilled({ opinion: '同意' }, 'end.seal', 'end.stamp')).toEqual([])
  expect(unfilled({ opinion: ' ', seal: 'offline', stamp: 'paper' })).toEqual(['/end/opinion', '/end/stamp'])
  // before that an application lacks neither the value nor its file
  const missed = (asApplication: boolean) =>
    compileForm(bundle)
      .assess({ end: { opinion: '同意' } }, { asApplication })
      .findings.map(({ pointer, code }) => [pointer, code])
  expect([missed(true), missed(false)]).toEqual([[], [['/end/stamp', 'evidence']]])
})
