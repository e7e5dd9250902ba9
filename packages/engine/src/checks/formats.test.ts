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

test.each([
  ['^1[3-9]\\d{9}$', '138 0595 1234', '13805951234'],
  ['^(1[3-9]\\d{9}|0\\d{2,3}-\\d{7,8})$', '（0595）85661234', '0595-85661234'],
  ['^[0-9A-HJ-NPQRTUWXY]{18}$', '９１３５０１００m000100y43', '91350100M000100Y43'],
  ['^1[3-9]\\d{9}$', '138', undefined],
])(
  'what fits the pattern %s but for how it is written, such as %s, is changed by one press',
  (pattern, value, meant) => {
    const form = compileForm(bundleOf({ fields: { it: { type: 'string', title: 'It', pattern } } }))
    const [finding] = form.assess({ it: value }).findings
    expect(finding).toMatchObject({ code: 'format' })
    expect(finding!.fix).toEqual(meant === undefined ? undefined : { '/it': meant })
  },
)
