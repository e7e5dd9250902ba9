import { CompletionContext } from '@codemirror/autocomplete'
import { EditorState } from '@codemirror/state'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { completeJson, hoverJson } from './json-help.ts'

const SCHEMA = `{ "type": "object", "required": ["a"], "properties": { "title": { "type": "number", "x-unit": "万元" } } }`
const UI = `{ "type": "VerticalLayout", "elements": [{ "type": "Control", "scope": "#/properties/a" }] }`
const RULES = `{ "rules": [{ "id": "A-1", "check": "a <= b", "at": "/a", "message": "甲" }] }`

// the tooltip only makes an element and sets its text
beforeAll(() => vi.stubGlobal('document', { createElement: () => ({}) }))
afterAll(() => vi.unstubAllGlobals())

function hover(path: string, text: string, word: string, language: string): string {
  const view = { state: EditorState.create({ doc: text }) }
  const tip = hoverJson(path, view, text.indexOf(`"${word}"`) + 2, language)
  return tip ? tip.create(view as never).dom.textContent : ''
}

const IN_PART = '2024/parts/1-basic'

test.each([
  ['schema.json', SCHEMA, 'required', '这一组里必须填写的栏目', 'Fields of the group that must be filled in'],
  ['schema.json', SCHEMA, 'x-unit', '数字的单位，如“亿元”', 'Unit of the number, as 亿元'],
  ['ui.json', UI, 'scope', '填报界面的这一处放哪个栏目', 'The field that stands here on the screen'],
  [
    'rules.json',
    RULES,
    'check',
    '必须符合的要求，不符合就出现提示',
    'What has to hold; otherwise the finding appears',
  ],
])('hovering in %s says what a keyword does: %#', (file, text, word, chinese, english) => {
  expect(hover(`${IN_PART}/${file}`, text, word, 'zh-CN')).toContain(chinese)
  expect(hover(`${IN_PART}/${file}`, text, word, 'en-GB')).toContain(english)
  expect(hover(`${IN_PART}/${file}`, text, word, 'fr')).toContain(english)
})

test('a field that is named like a keyword is none', () => {
  expect(hover(`${IN_PART}/schema.json`, SCHEMA, 'title', 'zh-CN')).toBe('')
})

test('completions are explained in the language of the reader', () => {
  const state = EditorState.create({ doc: SCHEMA })
  const infos = (language: string) => {
    const at = new CompletionContext(state, SCHEMA.indexOf('"x-unit"') + 2, true)
    const { options = [] } = completeJson(`${IN_PART}/schema.json`, at, language) ?? {}
    return new Map(options.map(({ label, info }) => [label, info]))
  }
  expect(infos('zh-CN').get('"maxLength"')).toMatch(/^最多几个字符/)
  expect(infos('zh-CN').get('"x-none"')).toBe('可以填“无”。')
  expect(infos('en').get('"maxLength"')).toMatch(/^How many characters/)
  expect([...infos('zh-CN').values()]).not.toContain(undefined)
})
