import { expect, test } from 'vitest'
import { answersIn, statingEdition } from './stated-edition.ts'

const of = { form: 'farm', edition: '2026', digest: 'sha256:aa' }
const answers = {
  income: { kind: 'a', paid: 3, none: { why: 'x' } },
  rows: [{ way: 'road', plate: 'A1', train: 'T1', stops: [{ at: 'x', delay: 2 }] }, { way: 'rail' }],
  attachments: [{ target: '/income/paid' }, { target: '/income/none' }],
  lists: { '/income/none': [{ name: 'n' }] },
}
const shown = {
  income: { kind: 'a', paid: 3 },
  rows: [{ way: 'road', plate: 'A1', stops: [{ at: 'x' }] }, { way: 'rail' }],
  attachments: [{ target: '/income/paid' }],
  lists: {},
}
const file = statingEdition(answers, of, shown) as typeof answers & Record<string, object>

test('a file holds what is shown as its answers, the rest apart from it, and gives all of it back', () => {
  expect(file).toEqual({
    $edition: of,
    ...shown,
    rows: [
      {
        way: 'road',
        plate: 'A1',
        stops: [{ at: 'x', $kept: { '/delay': 2 } }],
        $kept: { '/train': 'T1' },
      },
      { way: 'rail' },
    ],
    $kept: {
      '/income/none': { why: 'x' },
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

test('what a row keeps goes wherever it is moved by hand, and nothing else gets it where it is taken away', () => {
  const [first, second] = answers.rows
  const moved = answersIn({ ...file, rows: file.rows.toReversed() }).answers
  expect(moved).toEqual({ ...answers, rows: [second, first] })
  expect(answersIn({ ...file, rows: file.rows.slice(1) }).answers).toEqual({ ...answers, rows: [second] })
  const changed = { ...file.rows[0], plate: 'B2' }
  expect(answersIn({ ...file, rows: [changed] }).answers).toMatchObject({ rows: [{ ...first, plate: 'B2' }] })
  const { $edition: _, ...unnamed } = file
  expect(answersIn(unnamed)).toEqual({ answers })
})

test('a list in a list is left whole; the blank that an item left is filled, and nothing else', () => {
  const all = { pairs: [['a', 'b']], place: ['x', 'y'] }
  const cut = statingEdition(all, of, { pairs: [['a', null]], place: ['x', null] })
  expect(cut).toEqual({ $edition: of, ...all, place: ['x', null], $kept: { '/place/1': 'y' } })
  expect(answersIn(cut).answers).toEqual(all)
  expect(answersIn({ ...(cut as object), place: ['z'] })).toEqual({
    of,
    answers: { ...all, place: ['z'] },
    unplaced: { '/place/1': 'y' },
  })
})

test('what was changed in the file since stays, and what has no place any more is told', () => {
  const kept = { '/income/none': 'old', '/rows/0/train': 'T1', '/__proto__/x': 1, '/name/first': 'F' }
  const changed = { income: { none: 'new' }, rows: [], name: 'all' }
  expect(answersIn({ $edition: of, ...changed, $kept: kept })).toEqual({
    of,
    answers: changed,
    unplaced: kept,
  })
  // a member of a map that is called so, and what is no file of answers, stay as they are
  const map = { $edition: of, entries: { $kept: { '/x': 1 } }, rows: [{ $kept: 'text' }] }
  expect(answersIn(map).answers).toEqual({ entries: map.entries, rows: map.rows })
  expect(answersIn({ rows: [{ $kept: {} }] }).answers).toEqual({ rows: [{ $kept: {} }] })
})
