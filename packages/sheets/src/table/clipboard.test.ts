import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quotedCell, readClipboard } from './clipboard.ts'

test.each<[string, string[][]]>([
  [
    '1\t2\r\n3\t4\r\n',
    [
      ['1', '2'],
      ['3', '4'],
    ],
  ],
  [
    '1\t\n\t4',
    [
      ['1', ''],
      ['', '4'],
    ],
  ],
  ['"第一行\n第二行"\tb', [['第一行\n第二行', 'b']]],
  ['"说""好"""\tb', [['说"好"', 'b']]],
  ['5"\t"a"', [['5"', '"a"']]],
  ['"never closed\tb', [['"never closed', 'b']]],
  ['', [['']]],
])('%j', (text, rows) => {
  expect(readClipboard(text)).toEqual(rows)
})

test('cells as a spreadsheet copies them come back, whatever they hold', () => {
  const quoted = (cell: string) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const cells = fc.array(fc.string({ unit: fc.constantFrom('a', '1', '\n', '\t', '甲', ' ') }), {
    minLength: 1,
    maxLength: 3,
  })
  fc.assert(
    fc.property(fc.array(cells, { minLength: 1, maxLength: 3 }), (rows) => {
      const text = rows.map((row) => row.map(quoted).join('\t')).join('\n')
      expect(readClipboard(`${text}\n`)).toEqual(rows)
    }),
  )
})

test('one cell with line breaks is taken for one', () => {
  expect(quotedCell('"第一行\n第二行"\r\n')).toBe('第一行\n第二行')
  expect(quotedCell('"a"\n"b"')).toBeUndefined()
})
