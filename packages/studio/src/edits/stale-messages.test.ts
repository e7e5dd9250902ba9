import { expect, test } from 'vitest'
import { filesOf } from '@formwright/definition/testing'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { setKeyword } from './change-field.ts'
import { followInMessages, staleMessages, titlesOf } from './stale-messages.ts'

const start = modelOf(
  filesOf({
    fields: {
      staff: { type: 'number', title: '职工总数（人）' },
      engineers: { type: 'number', title: '其中：研发职工总数' },
    },
    rules: [
      {
        id: 'A-01',
        severity: 'error',
        check: 'engineers <= staff',
        at: '/engineers',
        message: '研发职工总数不应大于职工总数（{staff}）。',
        source: '说明',
      },
      {
        id: 'A-02',
        severity: 'error',
        check: 'engineers >= 0',
        at: '/engineers',
        message: '职工总数不能为负。',
        source: '说明',
      },
    ],
    files: {
      'texts/en.json': {
        language: 'en',
        texts: { '研发职工总数不应大于职工总数（{staff}）。': 'Engineers are part of staff ({staff}).' },
      },
    },
  }),
  '2024',
)!
const rename = (model: StudioModel, title: string) =>
  modelOf(withChanges(model.files, setKeyword(model, '/staff', 'title', title).changes), '2024')!

test('the message of a rule that reads a renamed field follows, with its translation, and no other', () => {
  const first = titlesOf(start)
  expect(staleMessages(start, first)).toEqual([])
  const now = rename(start, '年末职工总数（人）')
  const stale = staleMessages(now, first)
  expect(stale).toMatchObject([{ id: 'A-01', before: '职工总数', now: '年末职工总数' }])
  const { files } = modelOf(withChanges(now.files, followInMessages(now, stale).changes), '2024')!
  const followed = '研发职工总数不应大于年末职工总数（{staff}）。'
  expect(files.get('2024/rules.json')).toContain(followed)
  expect(files.get('2024/texts/en.json')).toContain(followed)
  expect(staleMessages(modelOf(files, '2024')!, first)).toEqual([])
  // with the unit in the message it is told once all the same
  const message = start.files.get('2024/rules.json')!.replace('大于职工总数', '大于职工总数（人）')
  const whole = modelOf(withChanges(start.files, new Map([['2024/rules.json', message]])), '2024')!
  const [reported, ...more] = staleMessages(rename(whole, '年末职工'), first)
  expect(more).toEqual([])
  expect(reported).toMatchObject({
    before: '职工总数（人）',
    follows: '研发职工总数不应大于年末职工（{staff}）。',
  })
  expect(staleMessages(rename(now, '职工总数（人）'), first)).toEqual([])
})
