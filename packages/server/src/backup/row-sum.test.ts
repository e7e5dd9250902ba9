import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RowSum } from './row-sum.ts'

const rows = fc.array(
  fc.string().map((text) => text.replaceAll('\n', ' ')),
  { maxLength: 12 },
)

/** The sum of rows that come in pieces of a size. */
function sumOf(lines: readonly string[], size = 1000): string {
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
  const sum = new RowSum()
  for (let at = 0; at < bytes.length; at += size) sum.add(bytes.subarray(at, at + size))
  return sum.digest()
}

test('the order of rows and the pieces they come in make no difference', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 20 }), (lines, size) => {
      expect(sumOf([...lines].reverse(), size)).toBe(sumOf(lines))
    }),
  )
})

test('a row that is missing, twice or another does', () => {
  fc.assert(
    fc.property(rows, fc.string({ minLength: 1 }), (lines, text) => {
      const row = text.replaceAll('\n', ' ')
      const with1 = sumOf([...lines, row])
      expect(with1).not.toBe(sumOf(lines))
      expect(with1).not.toBe(sumOf([...lines, row, row]))
      expect(with1).not.toBe(sumOf([...lines, `${row}x`]))
    }),
  )
})
