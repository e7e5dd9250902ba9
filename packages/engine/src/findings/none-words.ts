import { plainForms } from '@formwright/definition'

/** What people write for 无, without spaces and punctuation; nothing but dashes or strokes means it too. */
const NONE_WORDS: ReadonlySet<string> = new Set([
  '无',
  '没有',
  '暂无',
  '尚无',
  '不适用',
  '不涉及',
  '未涉及',
  '无此项',
  '无此情况',
  '无相关情况',
  '无数据',
  'none',
  'nil',
  'na',
])

const SEPARATORS = /[\s\p{P}\p{S}]/gu

/** Whether a text says in other words, or with a dash, that there is nothing to report. */
export function meansNone(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 20) return false
  const plain = plainForms(value).trim().toLowerCase()
  return /^[\p{Pd}/\\_−]+$/u.test(plain) || NONE_WORDS.has(plain.replaceAll(SEPARATORS, ''))
}
