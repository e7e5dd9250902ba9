import { expect, test } from 'vitest'
import type { Finding } from '@formwright/engine'
import { removable, removeAll } from './removals.ts'

const finding = (pointer: string, removes?: string): Finding => ({
  code: removes === undefined ? 'type' : 'unknown',
  severity: 'error',
  kind: 'format',
  pointer,
  related: [],
  message: '',
  values: {},
  source: '',
  check: '',
  part: 'a',
  ...(removes === undefined ? {} : { removes }),
})

test('only what has no place goes, where it may be changed, later rows first and all at once', () => {
  const findings = [
    finding('/a/x'),
    finding('/attachments/2/target', '/attachments/2'),
    finding('/attachments/10/target', '/attachments/10'),
    finding('/a/y2021', '/a/y2021'),
    finding('/closed/y2021', '/closed/y2021'),
  ]
  const foreign = removable(findings, (pointer) => !pointer.startsWith('/closed'))
  const steps: unknown[] = []
  removeAll({ setAll: (changes) => steps.push(changes) }, foreign)
  expect(steps).toEqual([
    [
      ['/attachments/10', undefined],
      ['/attachments/2', undefined],
      ['/a/y2021', undefined],
    ],
  ])
})
