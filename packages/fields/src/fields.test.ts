import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { defaultFieldType, fieldsOf, parseForm } from '@formwright/definition'
import type { Field, Json, Schema } from '@formwright/definition'
import { screenFaces } from './screen.ts'
import { fieldTypes } from './index.ts'

interface TypeCases {
  readonly accepts: Schema
  readonly refuses: Schema
  readonly blank: Json
  readonly value: Json
  readonly plain: string
}

const here = new URL('./', import.meta.url)
const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/${entry.name}.md`, here))).map((entry) => entry.name)
const read = (name: string, ending: string) => readFileSync(new URL(`${name}/${name}${ending}`, here), 'utf8')

/** The one field of a form that has only it. */
function fieldOf(schema: Schema): Field {
  const files: Record<string, unknown> = {
    'form.json': { id: 'x', title: '表', agency: '机关' },
    '2024/edition.json': { edition: '2024', title: '2024年度', years: { report: [2021, 2022] }, params: {} },
    '2024/parts/1-p/schema.json': { title: '一', type: 'object', properties: { v: schema } },
    '2024/parts/1-p/ui.json': { type: 'VerticalLayout', elements: [] },
    '2024/parts/1-p/rules.json': { rules: [] },
    '2024/parts/1-p/paper.json': { page: { start: 'new' }, blocks: [] },
  }
  const { bundle, problems } = parseForm(new Map(Object.entries(files).map(([path, json]) => [path, JSON.stringify(json)])))
  if (!bundle) throw new Error(JSON.stringify(problems))
  return fieldsOf(bundle)[0]!
}

test('every type has a face on screen', () => {
  expect(screenFaces.fields.map((face) => face.type)).toEqual(fieldTypes)
})

test('every folder is in the list and every listed type has a folder', () => {
  expect(fieldTypes.map(({ name }) => name).toSorted()).toEqual(folders.toSorted())
})

describe.each(fieldTypes.map((type) => [type.name, type] as const))('%s', (name, type) => {
  const cases = JSON.parse(read(name, '.cases.json')) as TypeCases

  test('accepts what it can show and refuses what it cannot', () => {
    expect(type.accepts(fieldOf(cases.accepts))).toBe(true)
    expect(type.accepts(fieldOf(cases.refuses))).toBe(false)
  })

  test('says what an empty field holds and how a value reads', () => {
    const field = fieldOf(cases.accepts)
    expect(type.blank(field)).toEqual(cases.blank)
    expect(type.plain(cases.value, field)).toBe(cases.plain)
  })

  test.each([undefined, null, '', '无', 0, [], {}, 'x', [{}], { v: 1 }])('reads %j as text without throwing', (value) => {
    expect(typeof type.plain(value, fieldOf(cases.accepts))).toBe('string')
  })

  test('shows what it accepts when nothing else is named, or is asked for by name', () => {
    const chosen = defaultFieldType(fieldOf(cases.accepts), fieldTypes)
    expect(type.shows === 'group' || type.rank === 0 || chosen?.name === name).toBe(true)
  })

  test('has a page that names its options', () => {
    const page = read(name, '.md')
    for (const option of Object.keys(type.options)) expect(page).toContain(`\`${option}\``)
  })
})
