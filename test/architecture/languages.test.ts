/// <reference types="vite/client" />
import { expect, test } from 'vitest'

const root = '../../packages/'
const code = import.meta.glob<string>(
  ['../../packages/*/src/**/*.{ts,tsx}', '!**/*.test*', '!**/testing/**'],
  { eager: true, query: '?raw', import: 'default' },
)
const catalogues = import.meta.glob<unknown>(
  ['../../packages/*/src/**/*.json', '!**/*.cases.json', '!**/*.schema.json', '!**/{mistakes,regions}/**'],
  { eager: true, import: 'default' },
)

/** Han, and the punctuation and full-width forms that go with it; spaces of layout and signs are no words. */
const CHINESE = /[\p{Script=Han}\u3001-\u303f\uff01-\uff0a\uff0c-\uffef]/u

/** Files that read what people write, name typefaces, or give examples of the rules' language. */
const READS = new Set([
  'authoring/src/diff/spans.ts',
  'definition/src/json/syntax.ts',
  'definition/src/keywords/x-unit/unit-of.ts',
  'definition/src/language/month.ts',
  'definition/src/locale/form-locale.ts',
  'definition/src/language/format-meant.ts',
  'definition/src/text/split-names.ts',
  'engine/src/privacy/quoted-numbers.ts',
  'fields/src/date/tidy-date.ts',
  'fields/src/grid/labels.ts',
  'definition/src/units/unit-stated.ts',
  'fields/src/list-table/rows.ts',
  'fields/src/names/names.sheet.ts',
  'fields/src/region/region.paper.ts',
  'fields/src/region/region.sheet.ts',
  'fields/src/sheet/row.ts',
  'fields/src/tick-group/tick-group.sheet.ts',
  'paper/src/docx/fallbacks.ts',
  'paper/src/docx/paragraph.ts',
  'paper/src/view/column-shares.ts',
  'rules/src/functions/short-name/short-name.ts',
  'rules/src/language/syntax.ts',
  'rules/src/language/syntax-whole.ts',
  'server/src/exports/columns.ts',
  'sheets/src/safety/seen.ts',
  'sheets/src/safety/text.ts',
  'sheets/src/safety/words-beside.ts',
  'studio/src/edits/part-numbers.ts',
  'studio/src/edits/pasted-options.ts',
  'studio/src/kinds/written-items.ts',
  'studio/src/screen/items-in-line.ts',
  'studio/src/sentences/runs-before.ts',
  'studio/src/sentences/named.ts',
  'studio/src/sentences/phrases.ts',
  'studio/src/sentences/parse-tokens.ts',
  'studio/src/start/field-list-headers.ts',
  'studio/src/start/field-list-row.ts',
  'studio/src/start/list-columns.ts',
  'web/src/values/text-spans.ts',
])

test('words stand in catalogues: code says nothing in one language', () => {
  const found = Object.entries(code).flatMap(([path, text]) =>
    READS.has(path.slice(root.length))
      ? []
      : withoutComments(text)
          .split('\n')
          .flatMap((line) =>
            CHINESE.test(line) && !/^\s*example: /.test(line)
              ? [`${path.slice(root.length)}: ${line.trim()}`]
              : [],
          ),
  )
  expect(found).toEqual([])
})

test('each file that may have Chinese characters has some', () => {
  const idle = [...READS].filter((path) => !CHINESE.test(withoutComments(code[root + path] ?? '')))
  expect(idle).toEqual([])
})

/** What an English text names that is Chinese: the word of a Chinese form. */
const NAMED = 'Answer truthfully; write 无 where there is nothing to report.'

test('English texts of every catalogue have no Chinese character, and their counts have plurals', () => {
  const texts = Object.entries(catalogues).flatMap(([path, json]) =>
    englishIn(json).map((text) => ({ path: path.slice(root.length), text })),
  )
  expect(texts.length).toBeGreaterThan(1500)
  expect(texts.filter(({ text }) => CHINESE.test(text) && text !== NAMED)).toEqual([])
  expect(texts.filter(({ text }) => /\{(?:n|count|errors|warnings)\} (?!was\b)[a-z]+s\b/.test(text))).toEqual(
    [],
  )
})

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/(?<=^|[\s;,{}])\/\/.*$/gm, '')
}

function englishIn(json: unknown, isEnglish = false): string[] {
  if (typeof json === 'string') return isEnglish ? [json] : []
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json).flatMap(([key, value]) => englishIn(value, isEnglish || key === 'en'))
}
