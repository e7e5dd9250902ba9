import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import { startForm } from '../start/start-form.ts'
import { diff } from './diff.ts'
import { explainToApplicants, isForApplicants, ruleInWords } from './for-applicants.ts'
import { explainChange } from './sentences.ts'

const files = startForm('x', 2026)
const before = parseForm(files, '2026').bundle!

/** What those who fill in are told of one text that stands otherwise in a file. */
function changesOf(file: string, from: string, to: string): string[] {
  const text = files.get(file)!
  expect(text).toContain(from)
  const after = parseForm(new Map(files).set(file, text.replace(from, to)), '2026').bundle!
  const changes = diff(before, after)
  expect(changes).not.toEqual([])
  return changes
    .filter((change) => isForApplicants(change, before, after, ''))
    .map((change) => explainToApplicants(change))
}

const [rule] = (JSON.parse(files.get('2026/rules.json')!) as { rules: { id: string; message: string }[] })
  .rules

test.each([
  ['2026/schema.json', '职工人数', '从业人数', ['栏目“职工人数”改名为“从业人数”']],
  ['2026/rules.json', `"${rule!.id}"`, '"NEW-9"', [/^不再核对：/, /^新增核对：/]],
  ['2026/rules.json', 'round(expected, 2)', 'round(expected, 1)', []],
  ['2026/texts/en.json', '"职工人数": "', '"职工人数": "All ', []],
  ['2026/ui.json', '"VerticalLayout"', '"HorizontalLayout"', []],
])('of %s with %s as %s', (file, from, to, expected) => {
  const reported = changesOf(file, from, to)
  expect(reported).toHaveLength(expected.length)
  for (const sentence of expected)
    expect(reported).toContainEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence))
  for (const sentence of reported) expect(sentence).not.toContain(rule!.id)
})

test('what an authority rules is told value by value, and to the applicants of its region alone', () => {
  const ruling = (value: number, to: string, message: string) => ({
    region: '530000',
    authority: '某省工信厅',
    source: '虚构',
    window: { from: '2026-03-01', to, timeZone: 'Asia/Shanghai', source: '虚构' },
    params: { minIncome: { value, source: '虚构' } },
    severity: { 'INC-01': 'warning' },
    rules: [
      {
        id: 'YN-01',
        part: '',
        severity: 'error',
        kind: 'plausibility',
        source: '虚构',
        check: 'staff >= 90',
        at: '/staff',
        message,
      },
    ],
  })
  const ruled = (one: object) =>
    parseForm(new Map(files).set('2026/regions/530000.json', JSON.stringify(one)), '2026').bundle!
  const [one, other] = [
    ruled(ruling(2, '2026-06-30', '至少90人')),
    ruled(ruling(3, '2026-06-20', '不少于90人')),
  ]
  const reported = (from: typeof one, to: typeof one, region: string) =>
    diff(from, to)
      .filter((change) => isForApplicants(change, from, to, region))
      .map((change) => explainToApplicants(change))
  expect(diff(one, other).map((change) => explainChange(change))).toEqual([
    '地区规定“某省工信厅”：申报窗口的截止日由 2026-06-30 改为 2026-06-20',
    '地区规定“某省工信厅”：参数“营业收入下限”由 2 亿元 改为 3 亿元',
    '地区规定“某省工信厅”：规则 YN-01 的提示语有改动',
  ])
  expect(reported(one, other, '530111')).toEqual([
    '地区规定“某省工信厅”：申报窗口的截止日由 2026-06-30 改为 2026-06-20',
    '地区规定“某省工信厅”：“营业收入下限”由 2 亿元 改为 3 亿元',
  ])
  expect(reported(one, other, '350582')).toEqual([])
  expect(reported(before, one, '530111')).toContainEqual(expect.stringContaining('新增核对：至少90人'))
})

test('a region that has a day or a value of its own is not told of those that it does not have', () => {
  const ruled = {
    region: '530000',
    authority: '某省工信厅',
    source: '虚构',
    window: { from: '2026-03-01', to: '2026-06-30', timeZone: 'Asia/Shanghai', source: '虚构' },
    params: { minIncome: { value: 2, source: '虚构' } },
  }
  const window = { ...ruled.window, to: '2026-07-31' }
  const { params, ...edition } = JSON.parse(files.get('2026/edition.json')!) as {
    params: Record<string, { title: string; value: number }>
  }
  const versionOf = (to: string, value: number) => {
    const minIncome = { ...params.minIncome!, value }
    const text = { ...edition, window: { ...window, to }, params: { ...params, minIncome } }
    const all = new Map(files).set('2026/edition.json', JSON.stringify(text))
    return parseForm(all.set('2026/regions/530000.json', JSON.stringify(ruled)), '2026').bundle!
  }
  const [one, other] = [versionOf('2026-07-31', 1), versionOf('2026-08-31', 3)]
  const told = (region: string) =>
    diff(one, other)
      .filter((change) => isForApplicants(change, one, other, region))
      .map(({ kind, subject }) => [kind, subject])
  expect(told('350582')).toEqual([
    ['window-changed', ''],
    ['param-value', params.minIncome!.title],
  ])
  expect(told('530111')).toEqual([])
})

test('a rule that is new or gone is told in the language of the reader', () => {
  const whole = before
  const first = whole.rules.find(({ message }) => message?.includes('{'))
  const without = { ...whole, digest: 'other', rules: whole.rules.filter((one) => one !== first) }
  for (const [one, other] of [
    [without, whole],
    [whole, without],
  ] as const) {
    const change = diff(one, other).find(({ subject }) => subject === first!.id)!
    const said = { ...change, ...ruleInWords(change, [other, one], 'en') }
    expect(explainToApplicants(change, 'en')).toMatch(/\p{Script=Han}/u)
    expect(explainToApplicants(said, 'en')).not.toMatch(/\p{Script=Han}/u)
  }
})
