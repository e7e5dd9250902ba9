import type { Texts } from '../language/language.ts'

/** JSON types in words that people know. */
const TYPES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  string: { zh: '文字（加引号）', en: 'a text (in quotes)' },
  number: { zh: '数字', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  object: { zh: '一组属性 { }', en: 'a group of properties { }' },
  array: { zh: '列表 [ ]', en: 'a list [ ]' },
  null: { zh: 'null', en: 'null' },
}

/** One type or several, as “a number or a text”. What is no type stays as it is. */
export function jsonTypeTexts(...names: readonly string[]): Texts {
  const words = names.map((name) => TYPES[name] ?? { zh: name, en: name })
  return { zh: words.map(({ zh }) => zh).join('或'), en: words.map(({ en }) => en).join(' or ') }
}
