import { AlignmentType, HeadingLevel, LeaderType, Paragraph, TabStopType, Tab, TextRun } from 'docx'
import { xmlText } from '@formwright/definition'
import type { Align, DocumentPart, Paragraph as PageParagraph, Run } from '../page/page-model.ts'
import { BELOW, LEADING, PART_HEADING, STYLES } from '../page/styles.ts'
import type { StyleLook } from '../page/styles.ts'
import { linesOf } from '../page/text.ts'
import { lineWidth } from '../page/widths.ts'
import { points, twips } from './lengths.ts'
import { runsByFont } from './rare.ts'
import type { SheetWithRare } from './rare.ts'

const SIDES = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const
const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const

/** A paragraph; in a table, the style `answer` uses the size of table cells. */
export function paragraphOf(
  paragraph: PageParagraph & { readonly withNext?: true },
  sheet: SheetWithRare,
  cell?: { readonly align: Align; readonly strong: boolean; readonly keepNext: boolean },
): Paragraph {
  const look = STYLES[cell && paragraph.style === 'answer' ? 'cell' : paragraph.style]
  const align = paragraph.align ?? look.align ?? cell?.align
  const fills = paragraph.runs.some((run) => run.fill)
  return new Paragraph({
    ...(sheet.rightToLeft ? { bidirectional: true } : {}),
    spacing: {
      before: twips(look.above),
      after: paragraph.style === 'title' ? twips(BELOW.title) : 0,
      line: lineOf(look.size),
      lineRule: 'exact',
    },
    ...(align === undefined ? {} : { alignment: SIDES[align] }),
    ...(paragraph.indent ? { indent: { firstLineChars: 200, firstLine: look.size * 2 * 20 } } : {}),
    ...(paragraph.startsPage ? { pageBreakBefore: true } : {}),
    ...(paragraph.style === 'heading' || paragraph.withNext || cell?.keepNext ? { keepNext: true } : {}),
    ...(fills
      ? {
          tabStops: [
            { type: TabStopType.RIGHT, position: twips(lineWidth(sheet)), leader: LeaderType.UNDERSCORE },
          ],
        }
      : {}),
    children: paragraph.runs.flatMap((run) =>
      runsOf(cell?.strong ? { ...run, strong: true } : run, look, sheet),
    ),
  })
}

export function headingOf(
  { text, level, align }: NonNullable<DocumentPart['heading']>,
  breaks: boolean,
  sheet: SheetWithRare,
): Paragraph {
  return new Paragraph({
    ...(sheet.rightToLeft ? { bidirectional: true } : {}),
    heading: HEADINGS[Math.min(level, HEADINGS.length) - 1]!,
    alignment: SIDES[align],
    keepNext: true,
    pageBreakBefore: breaks,
    spacing: {
      before: twips(PART_HEADING.above),
      after: twips(PART_HEADING.below),
      line: lineOf(PART_HEADING.size),
      lineRule: 'exact',
    },
    children: [
      new TextRun({
        text,
        font: typeface(sheet.fonts.heading),
        size: points(PART_HEADING.size),
        color: '000000',
        bold: false,
      }),
    ],
  })
}

function runsOf(whole: Run, look: StyleLook, sheet: SheetWithRare): TextRun[] {
  const usual = typeface(whole.strong ? sheet.fonts.heading : sheet.fonts[look.font])
  return runsByFont(whole, sheet).flatMap(({ run, family }) =>
    // Word shows a line feed within a text as a space
    linesOf(run.text).map(
      (text, index) =>
        new TextRun({
          ...(index > 0 ? { break: 1 } : {}),
          ...(run.fill ? { children: [new Tab()] } : { text: xmlText(text) }),
          font: family === undefined ? usual : { ascii: family, hAnsi: family, eastAsia: family, cs: family },
          size: points(look.size),
          ...(sheet.rightToLeft && isWrittenSo(text) ? { rightToLeft: true } : {}),
          ...(run.underline && !run.fill ? { underline: {} } : {}),
        }),
    ),
  )
}

/** Whether a text contains letters of a right-to-left script. */
function isWrittenSo(text: string): boolean {
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}]/u.test(text)
}

function lineOf(size: number): number {
  return Math.round(size * LEADING * 20)
}

/**
 * The typefaces for a name. A Chinese one is combined with Times New Roman for Latin letters and digits,
 * except sans serifs, which have their own. With a Latin one, Chinese characters are left to the word
 * processor.
 */
export function typeface(name: string) {
  if (!isChinese(name)) return { ascii: name, hAnsi: name, cs: name }
  const latin = name.includes('黑') ? name : 'Times New Roman'
  return { ascii: latin, hAnsi: latin, eastAsia: name, hint: 'eastAsia' as const }
}

/** Whether a typeface is named in Chinese, as those of official documents are. */
export function isChinese(name: string): boolean {
  return /\p{Script=Han}/u.test(name)
}
