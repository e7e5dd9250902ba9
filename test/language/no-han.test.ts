import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { explain, fieldsOf, localeOf, parseForm, problemCatalogue } from '@formwright/definition'
import type { FormBundle, Language } from '@formwright/definition'
import { lint, runCases, startForm, startLanguage } from '@formwright/authoring'
import { compileForm } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import { paperViews } from '@formwright/fields/paper'
import { sheetViews } from '@formwright/fields/sheets'
import { layOut, textOf } from '@formwright/paper'
import { writeDocx } from '@formwright/paper/docx'
import { PdfPrinter } from '@formwright/paper/node'
import { explainSheet, writeWorkbook } from '@formwright/sheets'
import { pdfPages } from '../paper/pdf-text.ts'
import { columnChoices } from '../../packages/server/src/exports/columns.ts'
import { FILLED, richForm, WRONG } from './english-form.ts'
import units from '../../packages/authoring/src/start/units.json' with { type: 'json' }
import { teach } from './made-up-language.ts'

/** Characters of Chinese: Han, and the punctuation and full-width forms that go with it. */
const CHINESE = /[\p{Script=Han}\u3001-\u303f\uff01-\uffef]/u

const MADE_UP: Language = 'qps'
const catalogues = teach(MADE_UP)
const wrap = (text: string) => `⟦${text}⟧`
const printer = new PdfPrinter()

function started(language: Language): FormBundle {
  const loaded = parseForm(startForm('started', 2026, language))
  expect(lint(loaded, fieldTypes).map((problem) => explain(problem, language).says)).toEqual([])
  return loaded.bundle!
}

const forms: readonly (readonly [string, Language, FormBundle])[] = [
  ['the form that init writes, in English', 'en', started('en')],
  ['a form with every field, in English', 'en', richForm('en')],
  ['the form that init writes, in a made-up language', MADE_UP, started(MADE_UP)],
  ['a form with every field, in a made-up language', MADE_UP, richForm(MADE_UP, wrap)],
]

test.each(Object.keys(units).filter((language) => language !== 'zh'))(
  'the form that init writes in %s is in it alone',
  (language) => {
    expect(startLanguage(language)).toBe(language)
    const texts = (written: Language) =>
      new Set(
        [...startForm('started', 2026, written)]
          .filter(([path]) => path.endsWith('.json'))
          .flatMap(([, text]) => sentencesIn(JSON.parse(text))),
      )
    const [own, english] = [texts(language), texts('en')]
    if (language !== 'en') expect([...own].filter((text) => english.has(text))).toEqual([])
    const loaded = parseForm(startForm('started', 2026, language))
    expect(runCases(loaded, compileForm(started(language))).problems).toEqual([])
  },
)

/** Texts of more than one word, without expressions, figures and units. */
function sentencesIn(json: unknown): string[] {
  if (typeof json === 'string') return /^\p{Lu}\p{L}+ \p{L}+ /u.test(json) ? [json] : []
  return typeof json === 'object' && json !== null ? Object.values(json).flatMap(sentencesIn) : []
}

describe.each(forms)('%s', (_, language, bundle) => {
  const form = compileForm(bundle)

  test('findings', () => {
    const messages = WRONG.flatMap((answers) => form.assess(answers).findings).map(({ message }) => message)
    expect(messages.length).toBeGreaterThan(20)
    expect(messages.filter((message) => CHINESE.test(message))).toEqual([])
    if (language === MADE_UP) expect(messages.filter((message) => !message.includes('⟦'))).toEqual([])
  })

  test.each([
    ['blank', undefined],
    ['filled in', FILLED],
  ])('PDF and DOCX, %s', async (_name, answers) => {
    const document = layOut(bundle, paperViews, answers, { draft: true })
    expect(textOf(document).filter((text) => CHINESE.test(text))).toEqual([])
    const pages = await pdfPages(printer.print(document).pdf)
    expect(pages.filter((page) => CHINESE.test(page))).toEqual([])
    const files = unzipSync(await writeDocx(document))
    const words = Object.entries(files)
      .filter(([name]) => /^word\/(document|header|footer|fontTable|styles)/.test(name))
      .map(([, bytes]) => strFromU8(bytes))
    expect(words.flatMap((xml) => xml.match(CHINESE) ?? [])).toEqual([])
    if (language === MADE_UP) expect(document.watermark).toContain('⟦')
  })

  test('workbook', async () => {
    const files = unzipSync(await writeWorkbook(bundle, sheetViews, FILLED))
    const cells = Object.values(files).map((bytes) => strFromU8(bytes))
    expect(cells.flatMap((xml) => xml.match(CHINESE) ?? [])).toEqual([])
    if (language === MADE_UP) expect(cells.some((xml) => xml.includes('⟦'))).toBe(true)
  })

  test('columns of exports', () => {
    const titles = columnChoices(bundle).map(({ title }) => title)
    expect(titles.length).toBeGreaterThan(10)
    expect(titles.filter((title) => CHINESE.test(title))).toEqual([])
  })

  test('values in words', () => {
    const locale = localeOf(bundle)
    const texts = fieldsOf(bundle).flatMap((field) => {
      const type = fieldTypes.find((candidate) => candidate.shows === 'field' && candidate.accepts(field))
      return type
        ? [type.plain((FILLED as Record<string, unknown>)[field.pointer.slice(1)], field, locale)]
        : []
    })
    expect(texts.filter((text) => CHINESE.test(text))).toEqual([])
  })
})

test('problems of a definition and of a workbook, in English and in a made-up language', () => {
  for (const code of Object.keys(problemCatalogue) as (keyof typeof problemCatalogue)[]) {
    for (const language of ['en', MADE_UP]) {
      const { says, advice } = explain({ code, params: {} }, language)
      expect(`${says} ${advice}`.replaceAll(/convert\(值[^)]*\)/g, '')).not.toMatch(/\p{Script=Han}/u)
      if (language === MADE_UP) expect(says).toContain('⟦')
    }
  }
  expect(explainSheet({ code: 'hidden-rows', sheet: 'S', params: { rows: ['1'], count: 1 } }, 'en')).toBe(
    'sheet “S”: Row 1 is hidden; what it holds was read as well, check it',
  )
})

test('a further language costs its catalogues: none is without English', () => {
  expect(catalogues).toBeGreaterThan(15)
})
