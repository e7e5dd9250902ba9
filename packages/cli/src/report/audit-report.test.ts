import { expect, test } from 'vitest'
import { auditReport } from './audit-report.ts'

const at = '2026-11-26T10:00:00.000Z'
const whole = { lines: 340, head: 'abc', waiting: 0, broken: [] }
const none = { compared: 2, foreign: 0, contradictions: [] }

test.each([
  ['whole', whole, none, /^审计记录完整/, /is whole/],
  [
    'cut off',
    whole,
    { ...none, contradictions: [{ at, lines: 360, what: 'cut' as const }] },
    /^审计记录有问题.*1/,
    /contradicts 1 signed head/,
  ],
  [
    'changed inside and cut off',
    { ...whole, broken: [{ link: 7, what: 'changed' as const }] },
    { ...none, contradictions: [{ at, lines: 360, what: 'cut' as const }] },
    /^审计记录被改动：1 处，最早在第 7 条/,
    /tampered with in 1 place/,
  ],
])('the first line is the verdict over every check: %s', (_name, chain, heads, chinese, english) => {
  const report = { ...chain, heads }
  const [first, ...rest] = auditReport(report, 'zh-CN')
  expect(first).toMatch(chinese)
  expect(rest).toHaveLength(1 + heads.contradictions.length)
  expect(auditReport(report, 'en')[0]).toMatch(english)
})
