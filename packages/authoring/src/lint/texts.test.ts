import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { untranslated } from './texts.ts'

const text = (title: string) => ({ type: 'string', title })

test('texts without a translation are named whole, however many there are', () => {
  const long = '长'.repeat(80)
  const loaded = parseForm(
    filesOf({
      fields: { a: text('甲'), b: text(long), c: text('丙'), d: text('丁'), e: text('{report.last}年') },
      files: { 'texts/en.json': { language: 'en', texts: { 甲: 'A', '{report.last}年': '{report.last}' } } },
    }),
  )
  expect(untranslated(loaded, [], 'en')).toEqual(expect.arrayContaining([long, '丙', '丁']))
  for (const translated of ['甲', '{report.last}年'])
    expect(untranslated(loaded, [], 'en')).not.toContain(translated)
})
