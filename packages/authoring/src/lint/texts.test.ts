import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { lint } from './lint.ts'
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

const report = (translations: object, rules: readonly object[] = []) => {
  const files = { 'texts/en.json': { language: 'en', ...translations } }
  const loaded = parseForm(filesOf({ fields: { a: text('新的名称') }, files, rules }))
  return lint(loaded, []).map(({ code, pointer, params }) => ({ code, pointer, params }))
}

test('a translation that was made for other words is told, until it was looked at', () => {
  const texts = { 新的名称: 'Old name' }
  const outdated = {
    code: 'translation-outdated',
    pointer: '/texts/新的名称',
    params: expect.objectContaining({ text: '新的名称', was: '旧的名称', language: 'en' }) as unknown,
  }
  expect(report({ texts, madeFor: { 新的名称: '旧的名称' } })).toContainEqual(outdated)
  expect(report({ texts })).not.toContainEqual(outdated)
})

test('it is told beside an error elsewhere', () => {
  const outdated = { texts: { 新的名称: 'Old name' }, madeFor: { 新的名称: '旧的名称' } }
  const codes = report(outdated, [{ id: 'R-1', check: 'nothing > 1', at: '/a' }]).map(({ code }) => code)
  expect(codes).toEqual(expect.arrayContaining(['unknown-name', 'translation-outdated']))
})
