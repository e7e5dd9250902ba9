import { expect, test } from 'vitest'
import { schemaLanguage } from './schema-language.ts'

test.each([
  [{ title: 'Person', properties: { name: { title: 'Full name' }, title: { type: 'string' } } }, 'en'],
  [{ properties: { 名称: { title: '企业名称' }, uei: { title: 'UEI 代码' } } }, 'zh-CN'],
  [{ properties: { a: { title: '企业名称' }, b: { title: 'GDP', description: '地区生产总值' } } }, 'zh-CN'],
  [{ properties: { name: { type: 'string' } } }, undefined],
  [{ title: 'Имя', properties: {} }, undefined],
  [{ title: '名前のフォーム', properties: {} }, undefined],
  [true, undefined],
])('%j is in %s', (schema, language) => {
  expect(schemaLanguage(schema)).toBe(language)
})
