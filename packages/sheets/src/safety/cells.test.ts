import { expect, test } from 'vitest'
import { dayOfSerial } from '@formwright/definition'
import { asShown, inPercent } from './number.ts'
import { defused, escapedText } from './text.ts'

test.each([
  [0.1 + 0.2, 0.3],
  [1.005, 1.005],
  [123456789.12345679, 123456789.123457],
  [1e300, 1e300],
  [-0.07 * 100, -7],
])('of %d a spreadsheet shows %d', (stored, shown) => {
  expect(asShown(stored)).toBe(shown)
})

test.each([
  [0.241, '0.0%', '24.1%'],
  [0.07, '0%', '7%'],
  [0.241, '0.0', 0.241],
  [0.241, '0.0" %"', 0.241],
  [0.241, '0.0\\%', 0.241],
  ['24', '0%', '24'],
  [1, undefined, 1],
])('%j in the format %j is %j', (value, format, expected) => {
  expect(inPercent<unknown>(value, format)).toBe(expected)
})

test.each([
  [45_463, '2024-06-20'],
  [45_463.75, '2024-06-20'],
  [18_264, '1950-01-01'],
  [73_050, '2099-12-31'],
  [2024, undefined],
  [73_051, undefined],
])('%d that lost its format is the day %s', (serial, day) => {
  expect(dayOfSerial(serial)?.toISOString().slice(0, 10)).toBe(day)
})

test.each(['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', ' =1', '\u00a0=1', '\u3000＋1'])(
  'in CSV %j is no formula',
  (text) => {
    expect(defused(text)).toBe(`'${text}`)
  },
)

test('what is no formula stays as it is, and what reads as an escape is escaped', () => {
  expect(['1-2', '甲=乙', "'=1", ''].map(defused)).toEqual(['1-2', '甲=乙', "'=1", ''])
  expect(escapedText('_x0041_ _xyz_\r\nB')).toBe('_x005F_x0041_ _xyz_\nB')
})
