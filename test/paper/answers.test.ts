import { strFromU8, unzipSync } from 'fflate'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startCpuTime } from '../cpu-time.ts'
import { localeOf, fieldsOf, optionsOf, valueAt } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { withValue } from '@formwright/engine'
import { paperViews } from '@formwright/fields/paper'
import { layOut, textOf, verificationCode } from '@formwright/paper'
import { writeDocx } from '@formwright/paper/docx'
import { PdfPrinter, rareFonts } from '@formwright/paper/node'
import { EDITION, sample, shippedEdition } from '../edition.ts'
import { pdfBodies, pdfFacts, pdfPages } from './pdf-text.ts'

const { bundle } = await shippedEdition()
const printer = new PdfPrinter()
const locale = localeOf(bundle)
const writeNumber = (value: number, decimals = 0) => locale.number(value, { decimals })
const bare = (text: string) => text.replaceAll(/\s/g, '')

/** The text of a DOCX, without spaces. */
function docxText(bytes: Uint8Array): string {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml']!)
  return bare(
    [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
      .map(([, text]) =>
        text!
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&apos;', "'")
          .replaceAll('&amp;', '&'),
      )
      .join(''),
  )
}

/** What must stand on paper for each cell of the answers. */
function wordsOf(answers: unknown): { label: string; words: string }[] {
  return fieldsOf(bundle).flatMap((field) =>
    field.cells.flatMap((cell) => {
      const value = valueAt(answers, cell.pointer)
      const { shape, schema, label } = cell
      if (
        value === undefined ||
        value === null ||
        cell.pointer.includes('*') ||
        field.schema.oneOf?.length === 1
      )
        return []
      if (typeof value === 'number') return [{ label, words: writeNumber(value, schema['x-decimals']) }]
      if (value === '无') return [{ label, words: '无' }]
      if (shape === 'choice') return [{ label, words: ticked(value, schema) }]
      if (shape === 'choices')
        return (value as string[]).map((code) => ({ label, words: ticked(code, schema.items!) }))
      if (shape === 'names') return (value as string[]).map((words) => ({ label, words }))
      if (shape === 'region') return [{ label, words: (value as { name: string }).name.slice(0, -1) }]
      if (shape === 'date') return [{ label, words: locale.day(value as string) }]
      if (shape === 'rows')
        return (value as Record<string, unknown>[]).flatMap((row) =>
          [row.indicator, row.direction].map((words) => ({ label, words: String(words) })),
        )
      return String(value)
        .split('\n')
        .map((words) => ({ label, words }))
    }),
  )
}

/** An option with its box, or a code that the edition does not know as it is. */
function ticked(code: unknown, schema: Schema): string {
  const option = optionsOf(schema)!.find((one) => one.const === code)
  return option ? `☑${option.title}` : String(code)
}

describe.each(['eligible', 'ineligible', 'mistakes'] as const)('the answers of “%s”', (name) => {
  const answers = sample(name)
  const document = layOut(bundle, paperViews, answers)
  const wanted = wordsOf(answers)

  test('stand in the PDF, every field of them', async () => {
    const text = (await pdfBodies(printer.print(document).pdf, bundle)).join('')
    expect(wanted.length).toBeGreaterThan(100)
    expect(wanted.filter(({ words }) => !text.includes(bare(words)))).toEqual([])
  })

  test('stand in the DOCX, every field of them', async () => {
    const text = docxText(await writeDocx(document))
    expect(wanted.filter(({ words }) => !text.includes(bare(words)))).toEqual([])
  })

  test('are ticked as often as they are answered', () => {
    const ticks = wanted.filter(({ words }) => words.startsWith('☑')).length
    expect(textOf(document).join('').split('☑').length - 1).toBe(ticks)
  })
})

test('a form may group the digits of its numbers otherwise, or not at all', () => {
  const plain = layOut(
    { ...bundle, edition: { ...bundle.edition, page: { thousands: '' } } },
    paperViews,
    sample('eligible'),
  )
  expect(textOf(plain)).toContain('41200')
  expect(textOf(plain)).not.toContain('41,200')
})

describe('what people write', () => {
  const text = (pointer: string, value: unknown) =>
    withValue(sample('eligible'), pointer.slice(1).split('/'), value)

  test('is text and never markup, in PDF and in DOCX', async () => {
    const nasty =
      '#panic("x") $x^2$ *粗* _斜_ `code` <label> @ref \\ // [a]{b} <w:t>&amp;</w:t> "引号" ☑ \u0007\ud800结束'
    const document = layOut(bundle, paperViews, text('/basic/clusterName', nasty))
    const shown = bare(nasty.replace('\u0007', '').toWellFormed())
    expect(docxText(await writeDocx(document))).toContain(shown)
    const pdf = (await pdfPages(printer.print(document).pdf)).join('')
    for (const piece of ['#panic("x")', '$x^2$', '*粗*', '<label>', '@ref', '<w:t>&amp;</w:t>', '结束'])
      expect(pdf).toContain(piece)
  })

  test('is all there however long it is, told before printing, and the other parts start on pages of their own', async () => {
    const sentence = (n: number) => `第${n}句话写得很长很长，`
    const long = Array.from({ length: 700 }, (_, n) => sentence(n)).join('')
    const printed = printer.print(layOut(bundle, paperViews, text('/leading/chainSummary', long)))
    expect(printed.overflows).toMatchObject([{ pointer: '/leading/chainSummary', height: 60 }])
    expect(printed.overflows[0]!.needed).toBeGreaterThan(250)
    const pages = await pdfPages(printed.pdf)
    const whole = (await pdfBodies(printed.pdf, bundle)).join('').replaceAll('年度2021年2022年2023年', '')
    for (const n of [0, 1, 349, 698, 699]) expect(whole).toContain(sentence(n))
    for (const { part, page } of printed.starts) {
      const heading = bundle.paper.find((one) => one.part === part)!.heading?.text
      if (heading) expect(pages[page - 1]!.startsWith(bare(heading))).toBe(true)
    }
  })

  test('that is wider than its cell is set smaller; when that would be too small it breaks, and is reported', async () => {
    const wide = (value: unknown) =>
      printer.print(layOut(bundle, paperViews, text('/innovation/standards/y2021/international/lead', value)))
    expect(wide(1234).overflows).toEqual([])
    const { pdf, overflows } = wide(1234567890)
    expect(overflows).toEqual([
      {
        pointer: '/innovation/standards/y2021/international/lead',
        needed: expect.closeTo(23.9, 0),
        width: expect.closeTo(8.1, 0),
      },
    ])
    expect((await pdfPages(pdf)).join('')).toContain('1,234,567,890')
    const address = `https://example.org/${'path-without-end/'.repeat(30)}`
    expect(
      (
        await pdfBodies(
          printer.print(layOut(bundle, paperViews, text('/plan/keyTasks', address))).pdf,
          bundle,
        )
      ).join(''),
    ).toContain(address)
  })

  test('that makes a part run over its pages is reported, but for the parts that flow', () => {
    const grown = (pointer: string, value: unknown) =>
      printer.print(layOut(bundle, paperViews, text(pointer, value)), () => layOut(bundle, paperViews)).grown
    const names = Array.from({ length: 60 }, (_, n) => `第${n}家公共服务平台运营机构`)
    expect(grown('/governance/alliances/count', 2)).toEqual([])
    expect(grown('/governance/alliances/names', names)).toEqual([
      { part: 'governance', pages: 2, official: 1 },
    ])
    expect(grown('/cover/operatingBody', '很长的名称'.repeat(60))).toEqual([
      { part: 'cover', pages: 3, official: 2 },
    ])
    expect(grown('/plan/keyTasks', '很长的任务。'.repeat(900))).toEqual([])
  })

  test.each([
    ['boxes', '□甲☑'.repeat(2000)],
    ['words that do not break', `${'b'.repeat(100)} `.repeat(1000)],
    ['one word', 'c'.repeat(20_000)],
    ['one long word in a long text', `${'长'.repeat(20_000)}${'d'.repeat(300)}`],
  ])('is printed whole and soon when it is all %s', (_, content) => {
    const worked = startCpuTime()
    for (const pointer of ['/plan/keyTasks', '/leading/chainSummary'])
      expect(printer.print(layOut(bundle, paperViews, text(pointer, content))).pages).toBeGreaterThan(17)
    expect(worked()).toBeLessThan(60_000)
  })

  test('of many lines stays whole', async () => {
    const document = layOut(
      bundle,
      paperViews,
      text('/plan/keyTasks', Array.from({ length: 120 }, (_, n) => `任务${n}号`).join('\n')),
    )
    const whole = (await pdfBodies(printer.print(document).pdf, bundle)).join('')
    expect(
      Array.from({ length: 120 }, (_, n) => `任务${n}号`).filter((line) => !whole.includes(line)),
    ).toEqual([])
  })

  test('prints whatever the document holds', { timeout: 120_000 }, () => {
    const pointers = fieldsOf(bundle).map(({ pointer }) => pointer)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...pointers), fc.jsonValue({ maxDepth: 3 })), { maxLength: 8 }),
        (changes) => {
          const answers = changes.reduce<unknown>(
            (document, [pointer, value]) => withValue(document, pointer.slice(1).split('/'), value),
            {},
          )
          expect(printer.print(layOut(bundle, paperViews, answers)).pages).toBeGreaterThan(10)
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('the PDF', () => {
  const { pdf, starts } = printer.print(layOut(bundle, paperViews, sample('eligible')))

  test('is tagged, says its title and language, and has its parts as bookmarks', async () => {
    const { title, lang, tagged, outline } = await pdfFacts(pdf)
    expect({ title, lang, tagged }).toEqual({
      title: bundle.form.title,
      lang: expect.stringMatching(/^zh/i),
      tagged: true,
    })
    expect(outline).toEqual(bundle.parts.map((part) => part.title.replaceAll(/\s/g, '')))
    expect(starts.length).toBe(bundle.parts.length)
  })

  test('carries its typefaces, of which only what it uses', () => {
    const text = Buffer.from(pdf).toString('latin1')
    const names = [...text.matchAll(/\/BaseFont ?\/([A-Z]{6}\+)?([\w-]+)/g)].map(([, subset, name]) => [
      subset !== undefined,
      name,
    ])
    expect(names.length).toBeGreaterThan(1)
    expect(names.filter(([subset]) => !subset)).toEqual([])
    // none that this machine happens to have
    expect([...new Set(names.map(([, name]) => String(name).split('-')[0]))].toSorted()).toEqual([
      'NotoSansSC',
      'NotoSansSymbols2',
      'NotoSerifSC',
    ])
    expect(pdf.length).toBeLessThan(1_500_000)
  })
})

describe('the DOCX', () => {
  test('names the official typefaces and what stands in for them', async () => {
    const files = unzipSync(await writeDocx(layOut(bundle, paperViews, sample('eligible'))))
    const fonts = strFromU8(files['word/fontTable.xml']!)
    expect(
      [...fonts.matchAll(/w:name="([^"]+)"><w:altName w:val="([^"]+)"/g)]
        .map(([, name, standIn]) => [name, standIn])
        .toSorted(),
    ).toEqual([
      ['仿宋', 'FangSong'],
      ['宋体', 'SimSun'],
      ['黑体', 'SimHei'],
    ])
    const document = strFromU8(files['word/document.xml']!)
    for (const font of ['仿宋', '宋体', '黑体']) expect(document).toContain(`w:eastAsia="${font}"`)
  })

  test('keeps rows whole, repeats the header of years, and starts parts on pages', async () => {
    const document = strFromU8(unzipSync(await writeDocx(layOut(bundle, paperViews)))['word/document.xml']!)
    const count = (piece: string) => document.split(piece).length - 1
    expect(count('<w:tblHeader/>')).toBe(3)
    expect(count('<w:pageBreakBefore/>')).toBe(bundle.parts.length)
    expect(count('<w:cantSplit/>')).toBeGreaterThan(60)
    expect(count('w:vMerge')).toBeGreaterThan(10)
  })
})

describe('the verification code', () => {
  test('stands on each page of a PDF and on none of a DOCX', async () => {
    const answers = sample('eligible')
    const document = layOut(bundle, paperViews, answers)
    const code = verificationCode(bundle.digest, answers)
    expect((await pdfPages(printer.print(document).pdf)).every((page) => page.includes(code))).toBe(true)
    const files = unzipSync(await writeDocx(document))
    expect(Object.values(files).some((file) => strFromU8(file).includes(code))).toBe(false)
  })
})

/** A page on which a text is set in one font, by another program than that which made the font. */
function setIn(font: Buffer, family: string, text: string): Uint8Array {
  const { NodeCompiler } = createRequire(new URL('../../packages/paper/package.json', import.meta.url))(
    '@myriaddreamin/typst-ts-node-compiler',
  )
  const compiler = NodeCompiler.create({ workspace: '/x', fontArgs: [{ fontBlobs: [font] }] })
  compiler.addSource('/x/a.typ', `#set text(font: "${family}", fallback: false)\n${text}`)
  const { result } = compiler.compile({ mainFilePath: '/x/a.typ' })
  return new Uint8Array(compiler.pdf(result))
}

test('rare characters of names stand in a DOCX with the typeface that has them; other documents carry none', async () => {
  const rare = ['𪚥', '𡋾', '𰻞', '𫖯']
  const written = async (name: string) =>
    unzipSync(
      await writeDocx(
        layOut(
          bundle,
          paperViews,
          withValue(sample('eligible'), ['basic', 'countyAuthority', 'contactName'], name),
        ),
        rareFonts,
      ),
    )
  const fontsIn = (files: Record<string, Uint8Array>) =>
    Object.keys(files).filter((path) => path.endsWith('.odttf'))
  expect(fontsIn(await written('王㛃'))).toEqual([])
  // U+31350 is in none of the typefaces: the others are carried all the same
  const files = await written(`王${rare.join('')}\u{31350}`)
  const document = strFromU8(files['word/document.xml']!)
  const table = strFromU8(files['word/fontTable.xml']!)
  const relations = strFromU8(files['word/_rels/fontTable.xml.rels']!)
  const carried = new Map(
    [
      ...table.matchAll(
        /<w:font w:name="(Formwright[^"]*)">.*?<w:embedRegular r:id="([^"]+)" w:fontKey="\{([^}]+)\}"/g,
      ),
    ].map(([, family, id, key]) => {
      const path = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"|Target="([^"]+)"[^>]*Id="${id}"`).exec(
        relations,
      )!
      const font = Buffer.from(files[`word/${path[1] ?? path[2]}`]!)
      // the first 32 bytes are mixed with the key (ECMA-376, 17.8.1)
      const mask = Buffer.from(key!.replaceAll('-', ''), 'hex').reverse()
      for (let at = 0; at < 32; at++) font[at]! ^= mask[at % 16]!
      return [family!, font] as const
    }),
  )
  expect(carried.size).toBe(fontsIn(files).length)
  for (const character of rare) {
    const [, family] = new RegExp(`w:eastAsia="([^"]+)"(?:(?!</w:r>).)*${character}`).exec(document)!
    const font = carried.get(family!)!
    expect(font.length).toBeLessThan(20_000)
    expect((await pdfPages(setIn(font, family!, character))).join('')).toContain(character)
  }
})

test('rare characters of names are printed and can be searched; one that no typeface has is reported', async () => {
  const rare = '𪚥𡋾𰻞𫖯㛃'
  const named = (name: string) =>
    printer.print(
      layOut(
        bundle,
        paperViews,
        withValue(sample('eligible'), ['basic', 'countyAuthority', 'contactName'], name),
      ),
    )
  const printed = named(`王${rare}`)
  expect(printed.missing).toEqual([])
  expect((await pdfPages(printed.pdf)).join('')).toContain(rare)
  // the package's typefaces have no ₂, but a typeface of the compiler prints it
  expect(named('t CO₂e').missing).toEqual([])
  expect((await pdfPages(named('t CO₂e').pdf)).join('')).toContain('CO₂e')
  // U+31350 belongs to extension H, which no open typeface of the package has
  expect(named('王\u{31350}\ufe00').missing).toEqual([
    { pointer: '/basic/countyAuthority/contactName', characters: ['\u{31350}'] },
  ])
})

test('what an authority instructs its region stands on the paper of that region, as its own, and on no other', async () => {
  const ruled = (await readForm(EDITION.replace('2024', '2025'))).bundle!
  const { authority, instructions, region: province } = ruled.variants![0]!
  const printed = (region: string) => {
    const { parts } = layOut(ruled, paperViews, sample('eligible'), { terms: { region } })
    return JSON.stringify(parts)
  }
  const own = `${instructions![0]!.text}（${authority}的规定）`
  expect(printed(`${province.slice(0, 2)}0181`)).toContain(own)
  expect(printed('350582')).not.toContain(instructions![0]!.text)
})
