import { expect, test } from 'vitest'
import { startForm } from '@formwright/authoring'
import { conflictLines } from './conflict-lines.ts'

const start = new Map(startForm('x', 2026))

/** The form with a file changed at a place, or a text in the place of a file that is no JSON. */
function having(path: string, at: readonly string[], value: unknown): ReadonlyMap<string, string> {
  if (at.length === 0) return new Map(start).set(path, String(value))
  const file = JSON.parse(start.get(path) ?? '{}') as Record<string, unknown>
  const holder = at.slice(0, -1).reduce((one, key) => (one[key] ??= {}) as Record<string, unknown>, file)
  holder[at.at(-1)!] = value
  return new Map(start).set(path, JSON.stringify(file))
}

const rule = (key: string) => ['rules', '0', key]
const LONG = '各地应当按照通知要求认真组织申报，'.repeat(4)
test.each<[what: string, path: string, at: readonly string[], theirs: unknown, own: unknown]>([
  ['a title', '2026/schema.json', ['properties', 'staff', 'title'], '职工总数', '从业人数'],
  ['a help', '2026/schema.json', ['properties', 'staff', 'description'], '按在册人数', '按年末人数'],
  ['a long help', '2026/schema.json', ['properties', 'staff', 'description'], `${LONG}甲`, `${LONG}乙`],
  ['a limit', '2026/schema.json', ['properties', 'staff', 'minimum'], 3, 5],
  ['a unit', '2026/schema.json', ['properties', 'staff', 'x-unit'], '个', '万人'],
  [
    'evidence',
    '2026/schema.json',
    ['properties', 'staff', 'x-evidence'],
    { when: 'always', note: '甲证' },
    { when: 'always', note: '乙证' },
  ],
  ['a keyword of the schema', '2026/schema.json', ['properties', 'staff', 'not'], { const: 7 }, { const: 8 }],
  ['a message', '2026/rules.json', rule('message'), '甲提示。', '乙提示。'],
  ['a source', '2026/rules.json', rule('source'), '通知甲', '通知乙'],
  ['a severity', '2026/rules.json', rule('severity'), '错误', '提醒'],
  ['a threshold', '2026/edition.json', ['params', 'minIncome', 'value'], 3, 5],
  [
    'a window',
    '2026/edition.json',
    ['window'],
    { from: '2026-01-05', to: '2026-06-30', timeZone: 'Asia/Shanghai', source: '甲' },
    { from: '2026-01-06', to: '2026-06-30', timeZone: 'Asia/Shanghai', source: '甲' },
  ],
  [
    'an instruction',
    '2026/edition.json',
    ['instructions'],
    [{ id: 'a', text: '说明甲' }],
    [{ id: 'a', text: '说明乙' }],
  ],
  ['what a state leads to', 'form.json', ['workflow', 'states', 'draft', 'title'], '起草', '编写'],
  ['the agency', 'form.json', ['agency'], '甲部', '乙部'],
  ['the screen', '2026/ui.json', ['elements', '0', 'label'], '甲标签', '乙标签'],
  ['the paper', '2026/paper.json', ['blocks', '0', 'widths'], [10, 90], [20, 80]],
  ['a translation', '2026/texts/en.json', ['职工人数'], 'People', 'Persons'],
  ['a sample', '2026/answers/sample.json', ['organisation'], '甲公司', '乙公司'],
  ['a file that is no JSON', 'README.md', [], '说明甲', '说明乙'],
])('two people who change the same place see what each wrote: %s', (_, path, at, one, other) => {
  const [theirs, own] = [having(path, at, one), having(path, at, other)]
  const lines = conflictLines({ theirs, own }, { paths: [path], edition: '2026', language: 'zh-CN' })
  const told = (side: 'theirs' | 'own') =>
    lines.map(({ words, sides }) => words + (sides?.[side] ?? '')).join(' ')
  const leaves = (value: unknown): string[] =>
    typeof value === 'object' ? Object.values(value!).flatMap(leaves) : [String(value)]
  for (const text of leaves(one).filter((leaf) => !leaves(other).includes(leaf)))
    expect(told('theirs')).toContain(text)
  for (const text of leaves(other).filter((leaf) => !leaves(one).includes(leaf)))
    expect(told('own')).toContain(text)
  expect(lines.length).toBeGreaterThan(0)
})

test('a sentence that says both says as well whose is which', () => {
  const titled = (title: string) => having('2026/schema.json', ['properties', 'staff', 'title'], title)
  const asked = { paths: ['2026/schema.json'], edition: '2026', language: 'zh-CN' }
  expect(conflictLines({ theirs: titled('职工总数'), own: titled('从业人数') }, asked)).toEqual([
    { words: '栏目“职工总数”改名为“从业人数”', sides: { theirs: '职工总数', own: '从业人数' } },
  ])
})

test('what only one of the two still has is told, too, and nothing where nothing differs', () => {
  const at = ['properties', 'staff', 'description']
  const [theirs, own] = [having('2026/schema.json', at, '按年末人数'), start]
  const asked = { paths: ['2026/schema.json'], edition: '2026', language: 'zh-CN' }
  expect(conflictLines({ theirs, own }, asked)).toEqual([
    { words: '栏目“职工人数”的填写说明有改动', sides: { theirs: '按年末人数', own: '' } },
  ])
  expect(conflictLines({ theirs: own, own }, asked)).toEqual([])
})
