import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import { startForm } from '../start/start-form.ts'
import { diff } from './diff.ts'
import { isForApplicants, explainToApplicants } from './for-applicants.ts'

const files = startForm('x', 2026)
const before = parseForm(files, '2026').bundle!

/** What those who fill in are told of one text that stands otherwise in a file. */
function toldOf(file: string, from: string, to: string): string[] {
  const text = files.get(file)!
  expect(text).toContain(from)
  const after = parseForm(new Map(files).set(file, text.replace(from, to)), '2026').bundle!
  const changes = diff(before, after)
  expect(changes).not.toEqual([])
  return changes
    .filter((change) => isForApplicants(change, before, after))
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
  const told = toldOf(file, from, to)
  expect(told).toHaveLength(expected.length)
  for (const sentence of expected)
    expect(told).toContainEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence))
  for (const sentence of told) expect(sentence).not.toContain(rule!.id)
})
