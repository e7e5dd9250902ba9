import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CompiledRule } from './rule.ts'
import { setOf } from './rule-set.test-support.ts'

/** What breaks, as `pointer message`. */
const broken = (rule: object, answers: unknown) => {
  const { ruleSet, problems } = setOf({ id: 'R', message: 'x', ...rule })
  expect(problems).toEqual([])
  return ruleSet.rules.flatMap((one) =>
    one
      .evaluateAll(answers)
      .flatMap((verdict) => (typeof verdict === 'object' ? [`${verdict.pointer} ${verdict.message()}`] : [])),
  )
}

describe('each, over what the answers hold', () => {
  test('rows in rows, with a fix at each', () => {
    const rule = {
      each: { row: 'rows', part: 'row.parts' },
      check: 'part.v <= row.amount',
      at: '/rows/{row}/parts/{part}/v',
      message: '{part.v} > {row.amount}',
      fix: { '/rows/{row}/parts/{part}/v': 'row.amount' },
    }
    const answers = {
      rows: [
        { amount: 2, parts: [{ v: 1 }] },
        { amount: 3, parts: [{ v: 3 }, { v: 4 }] },
      ],
    }
    expect(broken(rule, answers)).toEqual(['/rows/1/parts/1/v 4 > 3'])
    const [compiled] = setOf({ id: 'R', ...rule }).ruleSet.rules
    const violation = compiled!.evaluateAll(answers).find((verdict) => typeof verdict === 'object')
    expect(violation).toMatchObject({
      fix: { '/rows/1/parts/1/v': 3 },
      related: ['/rows/1/amount', '/rows', '/rows/1/parts'],
    })
    expect(compiled!.suggestions(answers, '/rows/0/parts/0/v')).toEqual({ '/rows/0/parts/0/v': 2 })
  })

  test('the evidence of each row is that of this row', () => {
    const rule = {
      each: { row: 'rows', part: 'row.parts' },
      check: 'hasEvidence(part.v)',
      at: '/rows/{row}/parts/{part}/v',
      message: '{part.v}',
    }
    const answers = {
      rows: [{ parts: [{ v: 1 }] }, { parts: [{ v: 2 }, { v: 3 }] }],
      attachments: [{ target: 'rows.1.parts.0.v', kind: 'evidence' }],
    }
    expect(broken(rule, answers)).toEqual(['/rows/0/parts/0/v 1', '/rows/1/parts/1/v 3'])
    const [compiled] = setOf({ id: 'R', ...rule }).ruleSet.rules
    expect(compiled!.concernedBy(['/attachments'])).toEqual([new Map()])
  })

  test('two tables that feed each other', () => {
    expect(
      broken(
        {
          each: { row: 'rows', other: 'rows' },
          when: 'row.name == other.name',
          check: 'row.amount == other.amount',
          at: '/rows/{row}/amount',
          message: '{row.name}',
        },
        {
          rows: [
            { name: '甲', amount: 1 },
            { name: '甲', amount: 1 },
            { name: '乙', amount: 2 },
          ],
        },
      ),
    ).toEqual([])
  })

  test('the keys of a group, times years', () => {
    const each = { line: 'costs', year: 'report' }
    const { ruleSet } = setOf({ id: 'R', each, check: 'costs[line] <= y[year]', at: '/costs/{line}' })
    expect(ruleSet.rules).toHaveLength(6)
    expect(
      broken(
        {
          each: { line: 'costs' },
          check: 'costs[line] > 1',
          at: '/costs/{line}',
          message: '{line} {title(costs[line])}',
        },
        { costs: { staff: 1, goods: 2 } },
      ),
    ).toEqual(['/costs/staff staff 费用｜人员'])
  })

  test('keys that are written out', () => {
    expect(
      broken(
        { each: { line: ["'staff'", "'goods'"] }, check: 'costs[line] > 1', at: '/costs/{line}' },
        { costs: { staff: 1, goods: 0 } },
      ),
    ).toEqual(['/costs/staff x', '/costs/goods x'])
  })

  test('the keys of a map', () => {
    expect(
      broken(
        { each: { key: 'map' }, check: 'map[key] > 1', at: '/map/{key}', message: '{key}' },
        { map: { rent: 1, 'a/b': 0, fees: 2 } },
      ),
    ).toEqual(['/map/rent rent', '/map/a~1b a/b'])
  })

  test('a sum over all rows beside each row', () => {
    expect(
      broken(
        {
          each: { row: 'rows' },
          let: { total: 'sum(rows.map(one, one.amount))' },
          check: 'near(row.share, percent(row.amount, total), 0.01)',
          at: '/rows/{row}/share',
          message: '{percent(row.amount, total)}',
        },
        {
          rows: [
            { amount: 1, share: 25 },
            { amount: 3, share: 70 },
          ],
        },
      ),
    ).toEqual(['/rows/1/share 75'])
  })

  test('a code that is there twice is told at each row', () => {
    expect(
      broken(
        {
          each: { row: 'rows' },
          let: { names: 'rows.map(one, has(one.name), one.name)' },
          check: 'unique(names, row.name)',
          at: '/rows/{row}/name',
        },
        { rows: [{ name: '甲' }, { name: '乙' }, {}, { name: '甲' }] },
      ),
    ).toEqual(['/rows/0/name x', '/rows/3/name x'])
  })
})

describe('what a change concerns', () => {
  const concerns = (rule: object, pointer: string) => {
    const compiled = setOf({ id: 'R', ...rule }).ruleSet.rules[0]!
    return compiled.concernedBy([pointer]).map((position) => Object.fromEntries(position))
  }
  const perRow = {
    each: { row: 'rows' },
    check: 'row.amount > 0 && row.share >= 0',
    at: '/rows/{row}/amount',
  }
  const own = { each: { row: 'rows' }, check: 'row.amount > 1', at: '/rows/{row}/amount' }
  const across = {
    each: { row: 'rows' },
    check: 'row.amount <= sum(rows.map(one, one.amount))',
    at: '/rows/{row}/amount',
  }
  const nested = {
    each: { row: 'rows', part: 'row.parts' },
    check: 'part.v <= row.amount',
    at: '/rows/{row}/parts/{part}/v',
  }

  test.each<[string, object, string, object[]]>([
    ['a cell of the row', own, '/rows/7/amount', [{ row: '7' }]],
    ['another cell of the row', own, '/rows/7/name', []],
    ['the whole row', own, '/rows/7', [{ row: '7' }]],
    ['the whole table', own, '/rows', [{}]],
    ['what every row looks at', across, '/rows/7/amount', [{}]],
    ['a cell of a row in a row', nested, '/rows/1/parts/2/v', [{ row: '1', part: '2' }]],
    ['a cell above rows in a row', nested, '/rows/1/amount', [{ row: '1' }]],
    ['the rows in a row', nested, '/rows/1/parts', [{ row: '1' }]],
  ])('%s', (_, rule, pointer, expected) => {
    expect(concerns(rule, pointer)).toEqual(expected)
  })

  test('a sum looks at its column and not at the others', () => {
    const { ruleSet } = setOf(
      { id: 'SUM', check: 'sum(rows.map(row, row.amount)) > 1', at: '/rows' },
      { id: 'COUNT', check: 'count(rows) > 1', at: '/rows' },
      { id: 'SOME', check: "count(rows.filter(row, row.name == '甲')) > 1", at: '/rows' },
      { id: 'NESTED', check: 'rows.all(row, row.parts.all(part, part.v > 1))', at: '/rows' },
    )
    const reading = (pointer: string) => ruleSet.readingOf(pointer).map(({ id }) => id)
    expect(reading('/rows/3/amount')).toEqual(['SUM'])
    expect(reading('/rows/3/name')).toEqual(['SOME'])
    expect(reading('/rows/3/share')).toEqual([])
    expect(reading('/rows/3/parts/0/v')).toEqual(['NESTED'])
    expect(reading('/rows').toSorted()).toEqual(['COUNT', 'NESTED', 'SOME', 'SUM'])
    expect(reading('/rows/-').toSorted()).toEqual(['COUNT', 'NESTED', 'SOME', 'SUM'])
  })

  test('judging one row of 2,000 looks at that row', () => {
    let looked = 0
    const row = (amount: number) =>
      Object.defineProperty({ share: 0 }, 'amount', { get: () => (looked++, amount), enumerable: true })
    const rows = Array.from({ length: 2000 }, (_, index) => row(index))
    const rule = setOf({ id: 'R', ...perRow }).ruleSet.rules[0]!
    expect(rule.evaluateAll({ rows }).filter((verdict) => verdict !== 'passes')).toHaveLength(1)
    looked = 0
    const judged = rule.evaluateWhere({ rows }, rule.concernedBy(['/rows/1200/amount'])[0]!)
    expect(judged.map(({ position, verdict }) => [...position.values(), verdict])).toEqual([
      ['1200', 'passes'],
    ])
    expect(looked).toBe(1)
  })

  test('what no row changes is worked out once for all rows', () => {
    let looked = 0
    const rows = Array.from({ length: 500 }, () =>
      Object.defineProperty({}, 'amount', { get: () => (looked++, 1), enumerable: true }),
    )
    setOf({ id: 'R', ...across }).ruleSet.rules[0]!.evaluateAll({ rows })
    expect(looked).toBe(1000)
  })

  test('judging the rows that a change concerns gives what judging all gives', () => {
    const cell = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined })
    const table = fc.array(
      fc.record({ amount: cell, share: cell, parts: fc.array(fc.record({ v: cell }), { maxLength: 3 }) }),
      { minLength: 1, maxLength: 4 },
    )
    const rules = [own, perRow, across, nested].map((rule) => setOf({ id: 'R', ...rule }).ruleSet.rules[0]!)
    const judge = (rule: CompiledRule, answers: unknown, where: ReadonlyMap<string, string>) =>
      rule
        .evaluateWhere(answers, where)
        .map(
          ({ position, verdict }) =>
            [JSON.stringify([...position]), typeof verdict === 'string' ? verdict : verdict.pointer] as const,
        )
    fc.assert(
      fc.property(
        table,
        fc.nat(),
        fc.constantFrom('amount', 'share', 'parts'),
        cell,
        (rows, at, column, value) => {
          const index = at % rows.length
          const [pointer, row] =
            column === 'parts'
              ? [`/rows/${index}/parts`, { ...rows[index], parts: [{ v: value }] }]
              : [`/rows/${index}/${column}`, { ...rows[index], [column]: value }]
          const before = { rows }
          const after = { rows: rows.with(index, row as never) }
          for (const rule of rules) {
            const kept = new Map(judge(rule, before, new Map()))
            for (const where of rule.concernedBy([pointer])) {
              for (const key of kept.keys())
                if (
                  [...where].every(
                    ([name, one]) => new Map<string, string>(JSON.parse(key)).get(name) === one,
                  )
                )
                  kept.delete(key)
              for (const [key, verdict] of judge(rule, after, where)) kept.set(key, verdict)
            }
            expect([...kept].toSorted()).toEqual(judge(rule, after, new Map()).toSorted())
          }
        },
      ),
    )
  })
})
