import { expect, test } from 'vitest'
import { answersIn, statingEdition } from './stated-edition.ts'

const of = { form: 'farm', edition: '2026', digest: 'sha256:aa' }
const answers = {
  income: { kind: 'a', paid: 3, none: { why: 'x' } },
  rows: [{ way: 'road', plate: 'A1', train: 'T1' }, { way: 'rail' }],
  attachments: [{ target: '/income/paid' }, { target: '/income/none' }],
  lists: { '/income/none': [{ name: 'n' }] },
}
const shown = {
  income: { kind: 'a', paid: 3 },
  rows: [{ way: 'road', plate: 'A1' }, { way: 'rail' }],
  attachments: [{ target: '/income/paid' }],
  lists: {},
}

test('a file holds what is shown as its answers, the rest beside them, and gives all of it back', () => {
  const file = statingEdition(answers, of, shown)
  expect(file).toEqual({
    $edition: of,
    ...shown,
    $kept: {
      '/income/none': { why: 'x' },
      '/rows/0/train': 'T1',
      '/attachments': [{ target: '/income/none' }],
      '/lists/~1income~1none': [{ name: 'n' }],
    },
  })
  expect(answersIn(JSON.parse(JSON.stringify(file)))).toEqual({ answers, of })
  expect(statingEdition(answers, of, answers)).toEqual({ $edition: of, ...answers })
  const stated = { $edition: { ...of, edition: '2025' } }
  expect(statingEdition({ ...stated, a: 1, b: 2 }, of, { ...stated, a: 1 })).toEqual({
    $edition: of,
    a: 1,
    $kept: { '/b': 2 },
  })
})

test('what was changed in the file since stays, and what has no place any more is left', () => {
  const { answers: read } = answersIn({
    $edition: of,
    income: { none: 'new' },
    rows: [],
    $kept: { '/income/none': 'old', '/rows/0/train': 'T1', '/__proto__/x': 1 },
  })
  expect(read).toEqual({ income: { none: 'new' }, rows: [] })
})
