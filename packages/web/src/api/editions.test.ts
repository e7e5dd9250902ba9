import type { OfferedEdition } from '@formwright/api'
import { expect, test } from 'vitest'
import { editionLabel, sortedForReader } from './editions.ts'

const edition = (form: string, language: string, to?: string): OfferedEdition => ({
  id: form,
  form,
  edition: '1',
  title: form,
  editionTitle: '',
  agency: '',
  summary: '',
  parts: [],
  language,
  texts: {},
  window: to === undefined ? null : { from: '2000-01-01', to, timeZone: 'Asia/Shanghai', source: '' },
  until: null,
  starts: [],
  withdrawn: [],
  applications: 0,
})
const OFFERED = [
  edition('english', 'en', '2090-01-01'),
  edition('over', 'zh-CN', '2001-01-01'),
  edition('older', 'zh-CN', '2090-01-01'),
  edition('newer', 'zh-CN', '2091-01-01'),
  edition('without-window', 'zh-CN'),
]

test.each([
  ['zh-CN', '', ['newer', 'older', 'without-window', 'over', 'english']],
  ['zh-CN', 'english', ['english', 'newer', 'older', 'without-window', 'over']],
  ['en', '', ['english', 'newer', 'older', 'without-window', 'over']],
] as const)('in %s, for who may declare “%s”, forms stand as %j', (language, own, order) => {
  const starts = [{ level: 'county' as const, region: '110101' }]
  const offered = OFFERED.map((one) => (one.form === own ? { ...one, starts } : one))
  const sorted = sortedForReader(offered, language)
  expect(sorted.map(({ form }) => form)).toEqual(order)
})

test('forms of which somebody may read applications come before the others, whatever their language', () => {
  const offered = OFFERED.map((one) =>
    one.form === 'over' || one.form === 'english' ? { ...one, applications: 3 } : one,
  )
  expect(
    sortedForReader(offered, 'zh-CN')
      .map(({ form }) => form)
      .slice(0, 3),
  ).toEqual(['over', 'english', 'newer'])
})

test('an edition is called what the reader’s language has for it, as written where it has nothing', () => {
  const texts = { en: { 申报表: 'Declaration', 第四版: 'Version 4.0' } }
  const declared = { ...edition('declared', 'zh-CN'), title: '申报表', editionTitle: '第四版', texts }
  expect(editionLabel(declared, 'en')).toBe('Declaration Version 4.0')
  expect(editionLabel(declared, 'zh-CN')).toBe('申报表 第四版')
})
