import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import { startForm } from '../start/start-form.ts'
import { diff } from './diff.ts'
import { explainChange } from './sentences.ts'

test('instructions are told by their number in the list, and not by what the studio calls them', () => {
  const files = startForm('x', 2026)
  const edition = JSON.parse(files.get('2026/edition.json')!) as { instructions: { id: string }[] }
  const withInstructions = (...ids: string[]) =>
    parseForm(
      new Map(files).set(
        '2026/edition.json',
        JSON.stringify({ ...edition, instructions: ids.map((id) => ({ id, text: `见${id}` })) }),
      ),
      '2026',
    ).bundle!
  const told = diff(withInstructions('a', '350000-1'), withInstructions('a', 'b', '350000-2')).map((change) =>
    explainChange(change),
  )
  expect(told.filter((sentence) => sentence.includes('填报说明'))).toEqual([
    '取消填报说明2：见350000-1',
    '新增填报说明2：见b',
    '新增填报说明3：见350000-2',
  ])
})
