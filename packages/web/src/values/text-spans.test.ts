import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spansOf } from './text-spans.ts'

const side = (pieces: ReturnType<typeof spansOf>, kind: 'gone' | 'new') =>
  pieces
    .filter((piece) => piece.kind === 'same' || piece.kind === kind)
    .map(({ text }) => text)
    .join('')

describe('the pieces of two texts', () => {
  test('mark the words that differ', () => {
    expect(spansOf('集群总产值为120亿元', '集群总产值为135亿元')).toEqual([
      { kind: 'same', text: '集群总产值为' },
      { kind: 'gone', text: '120' },
      { kind: 'new', text: '135' },
      { kind: 'same', text: '亿元' },
    ])
  })

  test('mark a day as a whole', () => {
    const marked = spansOf('于2025-03-04起填报', '于2026-11-04起填报').map(({ text }) => text)
    expect(marked).toContain('2025-03-04')
    expect(marked).toContain('2026-11-04')
  })

  test('keep apart what has nothing in common', () => {
    expect(spansOf('甲', '乙丙')).toEqual([
      { kind: 'gone', text: '甲' },
      { kind: 'new', text: '乙丙' },
    ])
    expect(spansOf('', '乙丙')).toEqual([{ kind: 'new', text: '乙丙' }])
    expect(spansOf('甲', '')).toEqual([{ kind: 'gone', text: '甲' }])
  })

  test('cut a long common stretch short and show what is around a difference', () => {
    const [head, tail] = ['前'.repeat(500), '后'.repeat(500)]
    const pieces = spansOf(`${head}一${tail}`, `${head}二${tail}`)
    expect(side(pieces, 'new')).toMatch(/^…前{20,}二后{20,}…$/)
  })

  test('show lines whole that differ, and none of the others', () => {
    const lines = Array.from({ length: 60 }, (_, index) => `第${index}行｜标准｜2021｜某某公司`)
    const changed = lines.with(30, '第30行｜标准｜2022｜某某公司')
    expect(side(spansOf(lines.join('\n'), changed.join('\n')), 'new')).toBe(
      '…\n第30行｜标准｜2022｜某某公司\n…',
    )
  })

  test('give both texts again when nothing is cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('甲', '乙', '1', '2', ' ', '\n', '，'), maxLength: 24 }),
        fc.string({ unit: fc.constantFrom('甲', '乙', '1', '2', ' ', '\n', '，'), maxLength: 24 }),
        (before, after) => {
          const pieces = spansOf(before, after)
          expect([side(pieces, 'gone'), side(pieces, 'new')]).toEqual([before, after])
        },
      ),
    )
  })
})
