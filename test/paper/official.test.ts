import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { paperViews } from '@formwright/fields/paper'
import { layOut, textOf } from '@formwright/paper'
import { PdfPrinter } from '@formwright/paper/node'
import { sample, shippedEdition } from '../edition.ts'
import { pdfBodies, pdfPages } from './pdf-text.ts'

/**
 * The published form as its text was extracted, a line as it was broken there; without page numbers, and with
 * one note that a page break tore apart put together.
 */
const official = readFileSync(new URL('official-form.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(bare)

const { bundle } = await shippedEdition()
const printer = new PdfPrinter()
const document = layOut(bundle, paperViews)
const blank = printer.print(document)

function bare(text: string): string {
  return text.replaceAll(/\s/g, '')
}

describe('the blank form', () => {
  test('has every line of the official text, in its order', () => {
    const text = bare(textOf(document).join(''))
    const missing: string[] = []
    let at = 0
    for (const line of official) {
      const found = text.indexOf(line, at)
      if (found < 0) missing.push(`${line} ← after …${text.slice(Math.max(0, at - 20), at)}`)
      else at = found + line.length
    }
    expect(missing).toEqual([])
  })

  test('is printed with all of it', async () => {
    const text = (await pdfBodies(blank.pdf, bundle)).join('')
    expect(
      textOf(document)
        .map(bare)
        .filter((words) => !text.includes(words)),
    ).toEqual([])
  })

  test('says nothing that the official text does not', () => {
    const whole = official.join('')
    expect(
      textOf(document)
        .map(bare)
        .filter((words) => !whole.includes(words)),
    ).toEqual([])
  })

  test('starts each part on a page of its own, and the header of years only over rows of years', async () => {
    const pages = await pdfBodies(blank.pdf, bundle)
    for (const [index, part] of bundle.paper.entries()) {
      if (!part.heading) continue
      const { page } = blank.starts[index]!
      expect(pages[page - 1]!.startsWith(bare(part.heading.text)), part.heading.text).toBe(true)
      expect(pages.filter((text) => text.startsWith(bare(part.heading!.text))).length).toBe(1)
    }
    const [from, to] = [
      blank.starts.find(({ part }) => part === 'leading')!.page,
      blank.starts.find(({ part }) => part === 'innovation')!.page,
    ]
    expect(to - from).toBeGreaterThan(1)
    expect(pages[from - 1]).toContain('年度2021年2022年2023年')
    // rows of text follow: years have no place over them
    expect(pages[to - 2]).not.toContain('年度2021年2022年2023年')
  })

  test('is no draft and carries no verification code, but says which edition it is', async () => {
    const pages = await pdfPages(blank.pdf)
    expect(pages.join('')).not.toContain('草稿')
    expect(pages.join('')).not.toContain('校验码')
    expect(pages.every((page) => page.includes(bundle.digest.slice(0, 19)))).toBe(true)
  })
})

describe('the filled-in form', () => {
  test('fits, but for the text that is too long in the sample of mistakes, which is reported before printing', () => {
    const overflowing = (name: 'eligible' | 'ineligible' | 'mistakes') =>
      printer.print(layOut(bundle, paperViews, sample(name))).overflows.map(({ pointer }) => pointer)
    expect({
      eligible: overflowing('eligible'),
      ineligible: overflowing('ineligible'),
      mistakes: overflowing('mistakes'),
    }).toEqual({ eligible: [], ineligible: [], mistakes: ['/leading/chainSummary'] })
  })
})
