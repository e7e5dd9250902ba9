import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeDocuments, reconcile } from './merge.ts'

const tree = fc.letrec((again) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(1, 2, '甲', '无', true, null),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), again('node'), { maxKeys: 3 }),
  ),
})).node

describe('bringing two changes together', () => {
  test('different places merge; the same place is a conflict with both values, and mine stands', () => {
    const base = { a: 1, b: { c: 2, d: 3 } }
    expect(mergeDocuments(base, { a: 5, b: { c: 2, d: 3 } }, { a: 1, b: { c: 2, d: 9 } })).toEqual({
      document: { a: 5, b: { c: 2, d: 9 } },
      conflicts: [],
    })
    expect(mergeDocuments(base, { a: 5, b: base.b }, { a: 6, b: base.b })).toEqual({
      document: { a: 5, b: base.b },
      conflicts: [{ pointer: '/a', base: 1, mine: 5, theirs: 6 }],
    })
  })

  test('files added by two people are both there, a removed one is gone', () => {
    const [one, two, three] = ['1', '2', '3'].map((id) => ({ id, name: `${id}.pdf` }))
    expect(mergeDocuments({ files: [one] }, { files: [one, two] }, { files: [three] })).toEqual({
      document: { files: [three, two] },
      conflicts: [],
    })
  })

  test('a field that one emptied and the other left is empty', () => {
    expect(mergeDocuments({ a: 1, b: 2 }, { b: 2 }, { a: 1, b: 3 }).document).toEqual({ b: 3 })
  })

  test('one change alone is taken as it is, and nobody’s change is lost unseen', () => {
    fc.assert(
      fc.property(tree, tree, (base, changed) => {
        expect(mergeDocuments(base, changed, base)).toEqual({ document: changed, conflicts: [] })
        expect(mergeDocuments(base, base, changed)).toEqual({ document: changed, conflicts: [] })
      }),
    )
    fc.assert(
      fc.property(tree, tree, tree, (base, mine, theirs) => {
        const there = mergeDocuments(base, mine, theirs)
        const back = mergeDocuments(base, theirs, mine)
        expect(there.conflicts.map(({ pointer }) => pointer).toSorted()).toEqual(
          back.conflicts.map(({ pointer }) => pointer).toSorted(),
        )
        if (there.conflicts.length === 0) expect(there.document).toEqual(back.document)
      }),
    )
  })
})

describe('a merge that goes on', () => {
  const rows = fc.uniqueArray(
    fc.record({ id: fc.constantFrom('1', '2', '3'), a: fc.constantFrom(1, 2, 3) }),
    { selector: ({ id }) => id, maxLength: 3 },
  )
  const answers = fc.record({ a: fc.constantFrom(1, 2, 3), b: tree, rows }, { requiredKeys: [] })

  test('its base finds the same conflicts again, and nothing else', () => {
    fc.assert(
      fc.property(answers, answers, answers, (base, mine, theirs) => {
        const first = reconcile(base, mine, theirs)
        const again = reconcile(first.base, first.document, theirs)
        expect(again.document).toEqual(first.document)
        expect(again.marked).toEqual(first.marked)
        const seenIn = ({ conflicts }: typeof first) =>
          conflicts.map((conflict) => ({ ...conflict, base: 0 }))
        expect(seenIn(again)).toEqual(seenIn(first))
        const left = (side: 'mine' | 'theirs') => reconcile(first.base, first.document, theirs, () => side)
        expect(left('mine')).toEqual({
          document: first.document,
          marked: first.document,
          base: theirs,
          conflicts: [],
          pointersBySide: new Map(),
        })
        expect(left('theirs').conflicts).toEqual([])
      }),
    )
  })

  test('a conflict stays open when its field is set back to what it was before both changes', () => {
    const { base } = reconcile({ a: 60 }, { a: 61 }, { a: 71 })
    for (const a of [60, 61, 62, undefined])
      expect(reconcile(base, a === undefined ? {} : { a }, { a: 71 }).conflicts).toHaveLength(1)
    expect(reconcile(base, { a: 71 }, { a: 71 })).toMatchObject({ conflicts: [], base: { a: 71 } })
  })

  test('a row that one removed and the other changed is in conflict by itself; its neighbour is not touched', () => {
    const [one, two] = ['1', '2'].map((id) => ({ id, a: 1 }))
    const { document, base, conflicts } = reconcile(
      { rows: [one, two] },
      { rows: [two] },
      { rows: [{ id: '1', a: 2 }, two] },
    )
    expect(document).toEqual({ rows: [two] })
    expect(conflicts).toHaveLength(1)
    const theirs = { rows: [{ id: '1', a: 2 }, two] }
    expect(reconcile(base, document, theirs, () => 'theirs').document).toEqual(theirs)
    expect(reconcile(base, theirs, theirs).conflicts).toEqual([])
  })
})
