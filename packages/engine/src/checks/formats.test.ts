import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'

const found = (format: string, value: string) =>
  compileForm(bundleOf({ fields: { it: { type: 'string', title: 'It', format } } })).assess(
    { it: value },
    { language: 'en' },
  ).findings

test.each([
  ['time', '10:00', 'kept as “10:00:00+08:00”', '10:00:00+08:00'],
  ['date-time', '27/11/2026 14:30', 'kept as “2026-11-27T14:30:00+08:00”', '2026-11-27T14:30:00+08:00'],
  ['uri', 'www.feile.ie', 'kept as “https://www.feile.ie”', 'https://www.feile.ie'],
  ['email', 'orla @ feile.ie', 'kept as “orla@feile.ie”', 'orla@feile.ie'],
  ['time', 'noonish', 'a time of day, such as 14:30', undefined],
  ['email', 'orla', 'such as name@example.org', undefined],
  ['uuid', '1', 'a UUID', undefined],
])(
  '%s: %s is told as what it is kept as where it can be read, and else with an example',
  (format, value, said, meant) => {
    const [finding, ...others] = found(format, value)
    expect(others).toEqual([])
    expect(finding).toMatchObject({ code: 'format' })
    expect(finding!.message).toContain(said)
    expect(finding!.fix).toEqual(meant === undefined ? undefined : { '/it': meant })
    if (meant !== undefined) expect(found(format, meant)).toEqual([])
  },
)
