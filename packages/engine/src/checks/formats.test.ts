import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'

const found = (format: string, value: string) =>
  compileForm(bundleOf({ fields: { it: { type: 'string', title: 'It', format } } })).assess(
    { it: value },
    { language: 'en' },
  ).findings

test.each([
  ['time', '10:00', 'a time of day, such as 14:30', '10:00:00+08:00'],
  ['date-time', '27/11/2026 14:30', 'such as 2026-11-27 14:30', '2026-11-27T14:30:00+08:00'],
  ['uri', 'www.feile.ie', 'a web address, such as www.example.org', 'https://www.feile.ie'],
  ['email', 'orla @ feile.ie', 'such as name@example.org', 'orla@feile.ie'],
  ['time', 'noonish', 'a time of day', undefined],
  ['uuid', '1', 'a UUID', undefined],
])('%s: %s is told with an example, and taken where it can be read', (format, value, said, meant) => {
  const [finding, ...others] = found(format, value)
  expect(others).toEqual([])
  expect(finding).toMatchObject({ code: 'format' })
  expect(finding!.message).toContain(said)
  expect(finding!.fix).toEqual(meant === undefined ? undefined : { '/it': meant })
  if (meant !== undefined) expect(found(format, meant)).toEqual([])
})
