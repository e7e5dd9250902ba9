import { expect, test } from 'vitest'
import { pointerInPart, pointerOfPath, scopeOfPointer } from './field-path.ts'

test.each([
  ['basic.areaKm2', '/basic/areaKm2'],
  ['/basic/areaKm2', '/basic/areaKm2'],
  ['#/properties/basic/properties/areaKm2', '/basic/areaKm2'],
  ['leading.totalOutput.y{report.last}', '/leading/totalOutput/y{report.last}'],
  ['{series}.{year}', '/{series}/{year}'],
  ['', ''],
  ['#', ''],
])('%s is %s', (written, pointer) => {
  expect(pointerOfPath(written)).toBe(pointer)
})

test.each([
  ['within the part', 'areaKm2', '/basic/areaKm2'],
  ['from the top of the form', 'basic.areaKm2', '/basic/areaKm2'],
  ['the part itself', '/basic', '/basic'],
  ['of another name that starts alike', 'basicData', '/basic/basicData'],
])('in a file of a part: %s', (_, written, pointer) => {
  expect(pointerInPart(written, 'basic', ['areaKm2', 'basicData'])).toBe(pointer)
})

test('a field of the part that is called as the part', () => {
  expect(pointerInPart('basic.code', 'basic', ['basic'])).toBe('/basic/basic/code')
})

test('a pointer as a scope', () => {
  expect(scopeOfPointer('/basic/areaKm2')).toBe('#/properties/basic/properties/areaKm2')
})
