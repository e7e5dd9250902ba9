import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { defaultFieldType, fieldsOf, localeOf, splitPointer, valueAt } from '@formwright/definition'
import type { Field, FormBundle, Json, Schema } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { writeWorkbook, readWorkbook } from '@formwright/sheets'
import { layOut, textOf } from '@formwright/paper'
import { compileForm, withValue } from '@formwright/engine'
import { paperViews } from './paper.ts'
import { screenViews } from './screen.ts'
import { sheetViews } from './sheets.ts'
import { fieldTypes } from './index.ts'

interface TypeCases {
  readonly accepts: Schema
  /** Left out by a type that shows anything. */
  readonly refuses?: Schema
  readonly blank: Json
  readonly value: Json
  readonly plain: string
  /** What stands on paper, where that is not the plain text. */
  readonly paper?: readonly string[]
}

const CHINESE = localeOf({ form: { id: 'x', title: '表', agency: '机关' }, texts: {} })

const here = new URL('./', import.meta.url)
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/${entry.name}.md`, here)))
  .map((entry) => entry.name)
const read = (name: string, ending: string) => readFileSync(new URL(`${name}/${name}${ending}`, here), 'utf8')

/** A form that has only one field, laid out on paper as told. */
const formOf = (schema: Schema, as?: string): FormBundle =>
  bundleOf({
    part: 'p',
    years: { report: [2021, 2022] },
    fields: { v: schema },
    blocks: [{ columns: [40, 80], rows: [[{ label: '/v' }, { field: '/v', as }]] }],
  })

function fieldOf(schema: Schema): Field {
  return fieldsOf(formOf(schema))[0]!
}

/** The JSON of a page that is marked as an example of this kind. */
function exampleIn(page: string, kind: 'field' | 'answer'): Json {
  return JSON.parse(new RegExp(`\`\`\`json ${kind}\\n([\\s\\S]*?)\`\`\``).exec(page)![1]!) as Json
}

/** The pieces of a plain text that stand on paper as well. */
function plainWords(plain: string): string[] {
  return plain
    .split(/[；、]/)
    .map((word) => word.split('：').at(-1)!)
    .filter((word) => word !== '')
}

test('every type has a view on screen', () => {
  expect(screenViews.fields.map((view) => view.type)).toEqual(fieldTypes)
})

test('every type has a view on paper, with the layouts that it declares', () => {
  expect(paperViews.map((view) => view.type)).toEqual(fieldTypes)
  for (const { type, layouts } of paperViews)
    expect(Object.keys(layouts).toSorted(), type.name).toEqual(type.paper.toSorted())
})

test('one option with evidence is a signature, and a tick where proof is wanted only when it is ticked', () => {
  const typeOf = (when: object | string) =>
    defaultFieldType(
      fieldOf({
        type: 'string',
        title: '保险',
        oneOf: [{ const: 'yes', title: '已投保' }],
        'x-evidence': { when },
      } as Schema),
      fieldTypes,
    )?.name
  expect(['optional', 'always', { is: 'yes' }].map(typeOf)).toEqual(['signature', 'signature', 'choice'])
})

test('every type has a view in workbooks', () => {
  expect(sheetViews.fields.map((view) => view.type)).toEqual(fieldTypes)
})

test('every folder is in the list and every listed type has a folder', () => {
  expect(fieldTypes.map(({ name }) => name).toSorted()).toEqual(folders.toSorted())
})

describe.each(fieldTypes.map((type) => [type.name, type] as const))('%s', (name, type) => {
  const cases = JSON.parse(read(name, '.cases.json')) as TypeCases

  test('accepts what it can show and refuses what it cannot', () => {
    expect(type.accepts(fieldOf(cases.accepts))).toBe(true)
    if (cases.refuses) expect(type.accepts(fieldOf(cases.refuses))).toBe(false)
  })

  test('says what an empty field holds and how a value reads', () => {
    const field = fieldOf(cases.accepts)
    expect(type.blank(field)).toEqual(cases.blank)
    expect(type.plain(cases.value, field, CHINESE)).toBe(cases.plain)
  })

  test.each([undefined, null, '', '无', 0, [], {}, 'x', [{}], { v: 1 }])(
    'reads %j as text without throwing',
    (value) => {
      expect(typeof type.plain(value, fieldOf(cases.accepts), CHINESE)).toBe('string')
    },
  )

  test.each(type.paper)('prints its value and a blank as %s', (as) => {
    const bundle = formOf(cases.accepts, as)
    const printed = textOf(layOut(bundle, paperViews, { p: { v: cases.value } }))
      .join(' ')
      .replaceAll(',', '')
    for (const text of cases.paper ?? plainWords(cases.plain)) expect(printed).toContain(text)
    expect(() => layOut(bundle, paperViews)).not.toThrow()
  })

  test('prints whatever stands in its place without throwing', () => {
    for (const as of type.paper) {
      const bundle = formOf(cases.accepts, as)
      fc.assert(
        fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
          expect(textOf(layOut(bundle, paperViews, { p: { v: value } }))).toContain(cases.accepts.title)
        }),
        { numRuns: 60 },
      )
    }
  })

  test('goes into a workbook and comes back the same', async () => {
    const bundle = formOf(cases.accepts)
    const { answers, changed, problems } = await readWorkbook(
      await writeWorkbook(bundle, sheetViews, { p: { v: cases.value } }),
      bundle,
      sheetViews,
    )
    expect({ answers, changed, problems }).toEqual({
      answers: { p: { v: cases.value } },
      changed: [],
      problems: [],
    })
  })

  test('reads its cells for what they say when the workbook has forgotten what was exported', () => {
    const field = fieldOf(cases.accepts)
    const block = sheetViews.fields.find((view) => view.type === type)!.layOut(field, CHINESE)
    if (block.kind !== 'cells') {
      const [table] = block.kind === 'table' ? [block] : block.tables
      const rows =
        table!.entries?.of(cases.value, { p: { v: cases.value } }) ?? (cases.value as Record<string, Json>[])
      const back = rows.map((row) =>
        Object.fromEntries(
          table!.columns
            .map((column) => [column.key, column.read(column.write(row[column.key]))] as const)
            .filter((entry): entry is [string, Json] => entry[1] !== undefined),
        ),
      )
      expect(table!.entries ? table!.entries.back(back, undefined).value : back).toEqual(cases.value)
      return
    }
    let back: unknown = {}
    for (const cell of block.rows.flatMap((row) => row.cells)) {
      const before = valueAt(back, cell.pointer)
      const content = cell.write(valueAt({ p: { v: cases.value } }, cell.pointer))
      if (content !== null) back = withValue(back, splitPointer(cell.pointer), cell.read(content, before))
    }
    expect(valueAt(back, '/p/v')).toEqual(cases.value)
  })

  test('shows what it accepts when nothing else is named, or is asked for by name', () => {
    const chosen = defaultFieldType(fieldOf(cases.accepts), fieldTypes)
    expect(type.shows === 'group' || type.rank === 0 || chosen?.name === name).toBe(true)
  })

  test('has a page that names its options', () => {
    const page = read(name, '.md')
    for (const option of Object.keys(type.options)) expect(page).toContain(`\`${option}\``)
  })

  test('has a page whose example is a field of this type, with an answer that it takes', () => {
    const page = read(name, '.md')
    const schema = exampleIn(page, 'field') as Schema
    const answer = exampleIn(page, 'answer')
    const field = fieldOf(schema)
    expect(type.accepts(field)).toBe(true)
    if (type.shows === 'field' && type.rank !== 0)
      expect(defaultFieldType(field, fieldTypes)?.name).toBe(name)
    const { findings } = compileForm(formOf(schema)).assess({ p: { v: answer } })
    const found = findings.filter(({ code }) => code !== 'evidence' && code !== 'reference')
    expect(found.map(({ message }) => message)).toEqual([])
    expect(type.plain(answer, field, CHINESE)).not.toBe('')
  })
})

test('what a type says that it needs is enough for it', () => {
  const having = fieldTypes.filter(({ needs }) => needs !== undefined)
  // the others show what no schema is written for
  const others = fieldTypes.filter(({ needs }) => needs === undefined).map(({ name }) => name)
  expect(others.sort()).toEqual(['object', 'value-tree'])
  for (const type of having) {
    const [field] = fieldsOf(formOf({ title: '甲', ...type.needs }))
    expect([type.name, type.accepts(field!)]).toEqual([type.name, true])
  }
})
