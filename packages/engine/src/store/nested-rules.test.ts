import fc from 'fast-check'
import { expect, test } from 'vitest'
import { valueAt } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { byHand, EXPRESSIONS } from './nested-rules-expressions.test-support.ts'
import type { Data } from './nested-rules-expressions.test-support.ts'
import { form } from './nested-rules-form.test-support.ts'

const number = fc.constantFrom<Json | undefined>(undefined, '无', 0, 0.1, 0.2, 1.005, 4.35, 3, 7, -2)
const day = fc.constantFrom<Json | undefined>(
  undefined,
  '2023-12-31',
  '2024-02-28',
  '2024-07-31',
  '2025-01-01',
)
const name = fc.constantFrom<Json | undefined>(undefined, '甲', '乙', '丙')
const kind = fc.constantFrom<Json | undefined>(undefined, 'a', 'b')
const tags = fc.constantFrom<Json | undefined>(undefined, '甲', '甲、乙', '丙，，乙 、')
const person = fc.constantFrom<Json | undefined>(undefined, 'P01', 'P02', 'P03')
const members = fc.constantFrom<Json | undefined>(undefined, [], ['P01'], ['P02', 'P01'])

const index = fc.nat(2)
const team = index.map((at) => `/d/teams/${at}`)
const place = (base: fc.Arbitrary<string>, key: string, value: fc.Arbitrary<Json | undefined>) =>
  fc.record({ do: fc.constant('set' as const), at: base.map((one) => `${one}/${key}`), value })
const step = fc.tuple(team, index).map(([one, at]) => `${one}/steps/${at}`)
const account = index.map((at) => `/d/people/${at}`)
const cost = fc.constantFrom('/d/costs/staff', '/d/costs/goods')
const entry = fc.constantFrom('/d/lines/甲', '/d/lines/乙')
const list = fc.oneof(
  fc.constantFrom('/d/teams', '/d/people'),
  team.map((one) => `${one}/steps`),
)

const edit = fc.oneof(
  { weight: 4, arbitrary: place(team, 'budget', number) },
  place(team, 'name', name),
  place(team, 'kind', kind),
  place(team, 'from', day),
  place(team, 'until', day),
  place(team, 'tags', tags),
  place(team, 'lead', person),
  place(team, 'members', members),
  { weight: 4, arbitrary: place(step, 'cost', number) },
  place(step, 'name', name),
  place(step, 'on', day),
  { weight: 2, arbitrary: place(account, 'salary', number) },
  place(account, 'id', name),
  { weight: 2, arbitrary: fc.constantFrom('T01', 'T02', 'T03').chain((key) => place(cost, key, number)) },
  place(entry, 'amount', number),
  place(entry, 'share', number),
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('add' as const, 'move' as const, 'remove' as const, 'duplicate' as const),
      list,
      row: index,
      to: index,
    }),
  },
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
)

/** Nothing that rows are in is made by setting a cell: an edit at a row that is not there is left out. */
const isThere = (answers: unknown, at: string) =>
  /^\/d\/(teams|people)/.test(at) ? valueAt(answers, at.slice(0, at.lastIndexOf('/'))) !== undefined : true

const set = (at: string, value?: Json) => ({ do: 'set' as const, at, value })
/** Edits that once left something as it was before. */
const KNOWN = [
  // an entry of a map that is made by filling a cell in it
  [set('/d/lines/甲/amount', 3), set('/d/lines/乙/share', 4.35)],
  // a row that is told by an option, and gets another name
  [set('/d/teams/0/kind'), set('/d/teams/0/kind', 'b'), set('/d/teams/0/name', '甲')],
  // a cell that only the message quotes
  [set('/d/teams/0/lead', 'P03'), set('/d/teams/0/name', '甲')],
]

test('expressions over rows in rows, maps and references give what is worked out by hand, also after any edits', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
      const store = form.open({
        d: {
          people: [{ code: 'P01', salary: 4.35 }, { code: 'P02' }],
          teams: [
            { code: 'T01', budget: 0.1, kind: 'a', lead: 'P01', steps: [{ cost: 1.005 }, { cost: 0.2 }] },
            { code: 'T02', budget: 0.2, kind: 'b' },
          ],
          costs: { staff: { T01: 1, T02: 2 } },
        },
      })
      for (const one of edits) {
        if (one.do === 'set') {
          if (isThere(store.answers, one.at)) store.set(one.at, one.value)
        } else if (one.do === 'undo' || one.do === 'redo') store[one.do]()
        else if ('list' in one) {
          const isList = one.list.endsWith('/steps') ? isThere(store.answers, one.list) : true
          const row = `${one.list}/${one.row}`
          if (!isList) continue
          if (one.do === 'add') store.rows.add(one.list, {}, one.to)
          else if (valueAt(store.answers, row) === undefined) continue
          else if (one.do === 'move') store.rows.move(row, one.to)
          else if (one.do === 'duplicate') store.rows.duplicate(row)
          else store.rows.remove(row, { references: true })
        }
        const fresh = form.assess(store.answers)
        expect(store.findings()).toEqual(fresh.findings)
        expect(store.computed()).toEqual(fresh.computed)
        expect(store.progress()).toEqual(fresh.progress)
      }
      const data = (valueAt(store.answers, '/d') ?? {}) as Data
      const computed = store.computed()
      for (const [key, [cel]] of Object.entries(EXPRESSIONS))
        expect([cel, computed[`/d/r/${key}`]]).toEqual([cel, byHand(key, data)])
    }),
    { numRuns: 100, examples: KNOWN.map((edits): [typeof edits] => [edits]) },
  )
})

test('what is wrong in a column for a row is told with the name of that row, as it is now', () => {
  const store = form.open({
    d: { teams: [{ code: 'T01', name: '甲', budget: 1 }], costs: { staff: { T01: 3 }, goods: { T01: 0 } } },
  })
  const told = () => store.findings('/d/costs/staff/T01').map(({ rows }) => rows)
  expect(told()).toEqual([['T01 甲']])
  store.set('/d/teams/0/name', '乙')
  expect(told()).toEqual([['T01 乙']])
  expect(store.findings('/d/totals/T01').map(({ message }) => message)).toEqual([
    'T01 乙：“合计”按公式为3，还没有填入。',
  ])
})
