import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { explain, labelAt, parseForm, treeOf } from '@formwright/definition'
import type { Json, Language } from '@formwright/definition'
import { explainNote, importSchema, lint } from '@formwright/authoring'
import { compileForm } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import { paperViews } from '@formwright/fields/paper'
import { sheetViews } from '@formwright/fields/sheets'
import { layOut, textOf } from '@formwright/paper'
import { writeDocx } from '@formwright/paper/docx'
import { PdfPrinter } from '@formwright/paper/node'
import { readWorkbook, writeWorkbook } from '@formwright/sheets'
import hardSchemas from './hard-schemas.json' with { type: 'json' }
import publicSchemas from './public-schemas.json' with { type: 'json' }

interface PublicSchema {
  readonly name: string
  readonly schema: Json
  readonly ui?: Json
  /** Data that are as the schema says, and data that are not. */
  readonly data: Json
  readonly wrong: Json
}

/**
 * Schemas in the manner of public ones: GeoJSON, package.json, FHIR, OpenAPI, the samples of RJSF; and some that
 * put keywords where they are rare.
 */
const schemas = [...publicSchemas, ...hardSchemas] as unknown as PublicSchema[]

const HAN = /[\p{Script=Han}\u3001-\u3011\uff08\uff09\uff0c\uff1a\uff1b\uff1f]/u
/** What no reader should see: an object as JavaScript writes it, JSON, a value that is not there. */
const RAW = /\[object|undefined|NaN|\{"|\[[[{]|":/
const printer = new PdfPrinter()

const imported = (schema: PublicSchema, language: Language) => {
  const { name: title } = schema
  const options = { id: 'x', edition: '2026', title, agency: 'Agency', ui: schema.ui, fieldTypes, language }
  const { files, notes, root } = importSchema(schema.schema, options)
  const loaded = parseForm(files)
  const within = (data: Json): Json => (root.length === 0 ? data : { [root[0]!]: data })
  return { loaded, bundle: loaded.bundle!, notes, within }
}

/** The texts of a value that are written as they are, at any depth. */
function wordsIn(value: Json): string[] {
  if (typeof value === 'string') return /^[A-Za-z][A-Za-z ]+$/.test(value) ? [value.toLowerCase()] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(wordsIn)
}

/** A code that is printed by its title. */
function isTitled(schema: Json, code: string): boolean {
  return JSON.stringify(schema)
    .toLowerCase()
    .includes(`"const":${JSON.stringify(code)},"title"`)
}

describe.each(schemas.map((schema) => [schema.name, schema] as const))('%s', (_, schema) => {
  test.each(['en', 'zh-CN'])('%s: lints, finds what is wrong, prints', (language) => {
    const { loaded, bundle, notes, within } = imported(schema, language)
    const problems = lint(loaded, fieldTypes)
    // whoever fills it in may change every field of it
    expect(problems.filter(({ code }) => code === 'edited-never')).toEqual([])
    const errors = problems.filter(({ severity }) => severity === 'error')
    expect(errors.map((problem) => explain(problem, language).says)).toEqual([])
    const form = compileForm(bundle)
    expect(form.assess(within(schema.data), { language }).findings).toEqual([])
    const { findings } = form.assess(within(schema.wrong), { language })
    expect(findings.length).toBeGreaterThan(0)
    const papers = [undefined, within(schema.data), within(schema.wrong)].map((answers) =>
      layOut(bundle, paperViews, answers),
    )
    const shown = [
      ...notes.map((note) => explainNote(note, language)),
      ...findings.map(({ message }) => message),
      ...papers.flatMap(textOf),
    ]
    expect(shown.filter((text) => RAW.test(text) || text.includes('“”'))).toEqual([])
    if (language === 'en') expect(shown.filter((text) => HAN.test(text))).toEqual([])
    const { overflows } = printer.print(papers[2]!)
    expect(overflows.filter(({ pointer, text }) => !(text ?? labelAt(bundle, pointer)))).toEqual([])
  })

  test('what was filled in stands in the PDF’s pages and in the Word file', async () => {
    const { bundle, within } = imported(schema, 'en')
    const paper = layOut(bundle, paperViews, within(schema.data))
    const document = strFromU8(unzipSync(await writeDocx(paper))['word/document.xml']!)
    const word = [...document.matchAll(/<w:t[^>]*>([^<]*)</g)].map(([, text = '']) => text)
    const printed = textOf(paper).join('').toLowerCase()
    const texts = wordsIn(schema.data).filter((text) => !isTitled(schema.schema, text))
    expect(texts.filter((text) => !printed.includes(text))).toEqual([])
    expect(texts.filter((text) => !word.join('').toLowerCase().includes(text))).toEqual([])
  })

  test('comes back from a workbook as it was', async () => {
    const { bundle, within } = imported(schema, 'en')
    const answers = within(schema.data)
    const workbook = await writeWorkbook(bundle, sheetViews, answers)
    const cells = Object.values(unzipSync(workbook)).flatMap((bytes) =>
      [...strFromU8(bytes).matchAll(/<t[^>]*>([^<]*)</g)].map(([, text = '']) =>
        text.replaceAll('&quot;', '"'),
      ),
    )
    expect(cells.filter((text) => RAW.test(text) || HAN.test(text))).toEqual([])
    const back = await readWorkbook(workbook, bundle, sheetViews)
    expect(back).toMatchObject({ answers, changed: [], problems: [] })
  })
})

test('a day stays a day, and what has a format is held against it', () => {
  const schema = schemas.find(({ name }) => name === 'formats')!
  const { bundle, notes } = imported(schema, 'en')
  expect(notes).toEqual([])
  expect(treeOf(bundle).nodeAt('/day')?.shape).toBe('date')
  const { findings } = compileForm(bundle).assess(schema.wrong, { language: 'en' })
  expect(findings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    'format /email',
    'format /day',
    'format /site',
  ])
})

test('official words that do not fit are named by themselves, answers by their field', () => {
  const long = 'w'.repeat(200)
  const { bundle } = imported(
    { ...schemas[0]!, schema: { type: 'object', properties: { a: { title: long, type: 'string' } } } },
    'en',
  )
  const { overflows } = printer.print(layOut(bundle, paperViews, { a: long }))
  expect(overflows.map(({ pointer, text }) => [pointer, text])).toEqual(
    expect.arrayContaining([
      ['', expect.stringMatching(/^w{40}/)],
      ['/a', undefined],
    ]),
  )
})
