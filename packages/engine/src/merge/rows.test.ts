import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeDocuments, reconcile } from './merge.ts'

type Row = Readonly<Record<string, unknown>>

const merged = (base: readonly Row[], mine: readonly Row[], theirs: readonly Row[]) => {
  const { document, conflicts } = mergeDocuments({ rows: base }, { rows: mine }, { rows: theirs })
  return conflicts.length > 0 ? conflicts.map(({ pointer }) => pointer) : (document as { rows: Row[] }).rows
}
const row = (name: string, amount: number, more: object = {}): Row => ({ name, amount, kind: 'a', ...more })
const [one, two, three] = [row('甲', 1), row('乙', 2), row('丙', 3)]

describe('a list without ids', () => {
  test('rows that two people added are both there, theirs first', () => {
    expect(merged([one], [one, two], [one, three])).toEqual([one, three, two])
    expect(merged([], [two], [three])).toEqual([three, two])
    expect(mergeDocuments({}, { rows: [two] }, { rows: [three] }).document).toEqual({ rows: [three, two] })
  })

  test('one deletes a row and adds one, the other changes a row and adds one', () => {
    const changed = row('乙', 20)
    const [mine, theirs] = [row('丁', 4), row('戊', 5)]
    expect(merged([one, two], [two, mine], [one, changed, theirs])).toEqual([changed, theirs, mine])
    expect(merged([one, two, three], [two, three, mine], [one, two, changed, three])).toEqual([
      two,
      changed,
      three,
      mine,
    ])
  })

  test('different cells of one row merge; the same cell is asked about by itself', () => {
    expect(merged([one, two], [one, row('乙', 9)], [one, row('乙二', 2)])).toEqual([one, row('乙二', 9)])
    expect(merged([one, two], [one, row('乙', 9), three], [one, row('乙', 8)])).toEqual(['/rows/1/amount'])
  })

  test('a row that one deleted and the other changed is asked about, and so is one that both typed anew', () => {
    expect(merged([one, two], [one], [one, row('乙', 9)])).toEqual(['/rows'])
    expect(merged([{ name: '甲' }], [{ name: '乙' }], [{ name: '丙' }])).toEqual(['/rows'])
  })

  test('a row of one’s own does not take what the other changed in the one that it replaced', () => {
    const own = row('丁', 4)
    expect(merged([one], [own], [row('甲', 1, { note: '注' })])).toEqual(['/rows'])
  })

  test('what both added alike is there once; blank rows are each somebody’s', () => {
    expect(merged([one], [one, two, three], [one, two])).toEqual([one, two, three])
    expect(merged([one], [one, {}], [one, {}, two])).toEqual([one, {}, two, {}])
  })

  test('two rows that were given one key are asked about: what refers to one would refer to the other', () => {
    const key = (name: string) => ({ key: 'RD08', name })
    expect(merged([], [key('甲')], [key('乙')])).toEqual(['/rows'])
  })

  test('other lists are one value', () => {
    expect(mergeDocuments({ a: ['1'] }, { a: ['1', '2'] }, { a: ['3'] }).conflicts).toHaveLength(1)
  })
})

describe('what stands in rows goes with them', () => {
  const file = (id: string, target: string) => ({ id, target, kind: 'evidence', name: id })
  test('files of a row that is pushed down by a colleague’s row', () => {
    const { document } = mergeDocuments(
      { rows: [one] },
      { rows: [one, two], attachments: [file('mine', 'rows.1.proof')] },
      { rows: [one, three], attachments: [file('theirs', 'rows.1.proof')] },
    )
    expect(document).toEqual({
      rows: [one, three, two],
      attachments: [file('theirs', 'rows.1.proof'), file('mine', 'rows.2.proof')],
    })
  })

  test('a file that a colleague added to a row that was moved meanwhile, and a list behind it', () => {
    const base = { rows: [one, two], lists: { 'rows.1.count': [{ n: 1 }] } }
    const mine = { rows: [three, one, two], lists: { 'rows.2.count': [{ n: 1 }] } }
    const theirs = { ...base, attachments: [file('theirs', 'rows.1.proof')] }
    const { document, conflicts, base: agreed } = reconcile(base, mine, theirs)
    expect(conflicts).toEqual([])
    expect(document).toEqual({ ...mine, attachments: [file('theirs', 'rows.2.proof')] })
    expect(agreed).toEqual(theirs)
  })

  test('rows in rows', () => {
    const year = (...months: Row[]) => row('年', 1, { months })
    const { document } = mergeDocuments(
      { years: [year(one)] },
      { years: [year(one, two)], attachments: [file('mine', 'years.0.months.1.proof')] },
      { years: [row('前', 0), year(three, one)] },
    )
    expect(document).toEqual({
      years: [row('前', 0), year(three, one, two)],
      attachments: [file('mine', 'years.1.months.2.proof')],
    })
  })
})

describe('whatever two people do to a list', () => {
  const cell = fc.constantFrom('', 'x', 'y', 'z')
  const rows = fc.array(fc.record({ a: cell, b: cell, c: fc.constantFrom(1, 2, 3) }, { requiredKeys: [] }), {
    maxLength: 5,
  })
  const documents = fc.record({ rows })

  test('a merge that goes on finds the same again', () => {
    fc.assert(
      fc.property(documents, documents, documents, (base, mine, theirs) => {
        const first = reconcile(base, mine, theirs)
        const again = reconcile(first.base, first.document, theirs)
        expect(again.document).toEqual(first.document)
        expect(again.conflicts.map(({ pointer }) => pointer)).toEqual(
          first.conflicts.map(({ pointer }) => pointer),
        )
        expect(again.marked).toEqual(first.marked)
        if (first.conflicts.length === 0) expect(first.base).toEqual(theirs)
        for (const side of ['mine', 'theirs'] as const) {
          const settled = reconcile(first.base, first.document, theirs, () => side)
          expect([settled.conflicts, settled.base]).toEqual([[], theirs])
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('when they touched different rows, everything that either did is there, and nothing is asked', () => {
    const script = fc.array(
      fc.record({
        at: fc.nat(8),
        what: fc.constantFrom('add' as const, 'delete' as const, 'change' as const),
      }),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), script, script, (count, my, other) => {
        const base = Array.from({ length: count }, (_, at) => ({ name: `第${at}行`, x: `x${at}号`, y: at }))
        // one has the even rows, the other the odd ones
        const mine = played(base, my, '甲', 0)
        const theirs = played(base, other, '乙', 1)
        const { document, conflicts } = mergeDocuments({ rows: base }, { rows: mine }, { rows: theirs })
        const of = (side: readonly Row[], name: unknown) => side.find((each) => each.name === name)
        const kept = base.flatMap((before, at): Row[] => {
          const there = of(at % 2 === 0 ? mine : theirs, before.name)
          return there ? [there] : []
        })
        const added = [...mine, ...theirs].filter(({ name }) => !of(base, name))
        expect(conflicts).toEqual([])
        const texts = (list: readonly Row[]) => list.map((each) => JSON.stringify(each)).toSorted()
        expect(texts((document as { rows: Row[] }).rows)).toEqual(texts([...kept, ...added]))
      }),
      { numRuns: 500 },
    )
  })
})

interface Step {
  readonly at: number
  readonly what: 'add' | 'delete' | 'change'
}

/** What somebody makes of a list who touches only the even rows, or the odd ones. */
function played(base: readonly Row[], steps: readonly Step[], who: string, parity: number): Row[] {
  let rows = [...base]
  for (const [turn, { at, what }] of steps.entries()) {
    const own = base.filter((_, index) => index % 2 === parity).map(({ name }) => name)
    const schema = rows.findIndex(({ name }) => name === own[at % Math.max(1, own.length)])
    if (what === 'add') rows.splice(at % (rows.length + 1), 0, { name: `${who}${turn}行`, x: who, y: -turn })
    else if (schema >= 0)
      rows =
        what === 'delete'
          ? rows.filter((_, index) => index !== schema)
          : rows.map((each, index) => (index === schema ? { ...each, x: `${who}${turn}` } : each))
  }
  return rows
}
