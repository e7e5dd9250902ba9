import { expect, test } from 'vitest'
import { UploadErrors } from './refusals.ts'

test('what was refused is told at its place until files are chosen again, wherever that is', () => {
  const [one, other] = [{}, {}]
  const refusals = new UploadErrors()
  refusals.notify(one, ['empty.pdf'])
  expect([refusals.at(one), refusals.at(other)]).toEqual([['empty.pdf'], []])
  refusals.notify(other)
  expect(refusals.at(one)).toEqual([])
  refusals.notify(one, ['wrong.exe'])
  refusals.notify(one)
  expect(refusals.at(one)).toEqual([])
})
