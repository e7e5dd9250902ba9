import {
  AlignmentType,
  Document,
  Footer,
  PageNumber,
  PageOrientation,
  Packer,
  Paragraph,
  TextRun,
} from 'docx'
import { isRightToLeft } from '@formwright/definition'
import type { FileChild } from 'docx'
import { pageNumberParts } from '../page/furniture.ts'
import type { Block, PaperDocument, Sheet } from '../page/page-model.ts'
import { sectionsOf } from '../page/sections.ts'
import type { SectionPart } from '../page/sections.ts'
import { BELOW } from '../page/styles.ts'
import { withFallbacks } from './fallbacks.ts'
import { headingOf, paragraphOf, typeface } from './paragraph.ts'
import { points, twips } from './lengths.ts'
import { rareIn } from './rare.ts'
import type { RareFont, SheetWithRare } from './rare.ts'
import { tableOf } from './table.ts'
import { headerOf } from './header.ts'

/**
 * Writes a document for editing in Word, WPS or LibreOffice: the tables of the page model, with the official
 * typefaces by name. Without a verification code, as editing changes what the code stands for.
 * @param fontsOf typefaces to embed for rare characters of names; by default these are left to the fonts of
 *   the machine
 */
export async function writeDocx(
  document: PaperDocument,
  fontsOf: (characters: readonly string[]) => readonly RareFont[] = () => [],
): Promise<Uint8Array> {
  const { fonts } = document.sheet
  const rarely = rareIn(document)
  const faces = rarely.length > 0 ? fontsOf(rarely) : []
  const rare = new Map(
    faces.flatMap(({ family, characters }) => characters.map((one) => [one, family] as const)),
  )
  const rightToLeft = isRightToLeft(document.language)
  const made = new Document({
    title: document.title,
    creator: 'Formwright',
    ...(faces.length > 0 ? { fonts: faces.map(({ family, font }) => ({ name: family, data: font })) } : {}),
    styles: {
      default: {
        document: {
          run: {
            font: typeface(fonts.body),
            size: points(10.5),
            language: languageOfText(document.language),
          },
        },
      },
    },
    sections: sectionsOf(document).map(({ sheet: own, parts }, index) => ({
      properties: { page: pageOf(own) },
      // later sections inherit the header and footer of the first
      ...(index === 0 ? { headers: headerOf(document), footers: { default: footerOf(document) } } : {}),
      children: parts.flatMap((part) => childrenOf(part, { ...own, rare, rightToLeft })),
    })),
  })
  return withFallbacks(new Uint8Array(await Packer.toArrayBuffer(made)), fonts)
}

/**
 * Minimum line height in twips: Word joins two tables unless a paragraph is between them, which is made as
 * low as possible.
 */
const LEAST_LINE = 1

/** Distance of header and footer from the edge of the sheet, in millimetres. */
const FOOTER = 10

function pageOf({ width, height, margins: { top, right, bottom, left } }: Sheet) {
  const [narrow, long] = [Math.min(width, height), Math.max(width, height)]
  return {
    // the library itself swaps width and height of a landscape page
    size:
      width > height
        ? { width: twips(narrow), height: twips(long), orientation: PageOrientation.LANDSCAPE }
        : { width: twips(width), height: twips(height) },
    margin: {
      top: twips(top),
      right: twips(right),
      bottom: twips(bottom),
      left: twips(left),
      footer: twips(FOOTER),
      header: twips(FOOTER),
    },
  }
}

function footerOf({ footer, sheet }: PaperDocument): Footer {
  const small = { font: typeface(sheet.fonts.body), size: points(7.5), color: '5A5A5A' }
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({ children: pageNumberParts(footer.pageNumber).map(pageNumberChild), size: points(9) }),
        ],
      }),
      new Paragraph({ children: [new TextRun({ text: footer.edition, ...small })] }),
    ],
  })
}

/** A part of the page number as a Word field or text. */
function pageNumberChild(part: string): string {
  return part === '{page}' ? PageNumber.CURRENT : part === '{pages}' ? PageNumber.TOTAL_PAGES : part
}

/** The language for spell checking; with an East Asian language, Word also needs one for Latin text. */
function languageOfText(language: string) {
  return EAST_ASIAN.test(language) ? { eastAsia: language, value: 'en-US' } : { value: language }
}

const EAST_ASIAN = /^(zh|ja|ko)\b/

function childrenOf(
  { part, startsPart, startsPage: breaks, blocks }: SectionPart,
  sheet: SheetWithRare,
): FileChild[] {
  const heading = startsPart ? part.heading : undefined
  return [
    ...(heading ? [headingOf(heading, breaks, sheet)] : []),
    ...blocks.flatMap((block, index) =>
      blockOf(
        block,
        {
          breaks: breaks && !heading && index === 0,
          follows: blocks[index - 1]?.kind === 'paragraph',
          next: blocks[index + 1],
        },
        sheet,
      ),
    ),
  ]
}

/**
 * A block as elements of the library. Tables get some space around them, and a paragraph before a table stays
 * on its page.
 */
function blockOf(
  block: Block,
  {
    breaks,
    follows,
    next,
  }: { readonly breaks: boolean; readonly follows: boolean; readonly next: Block | undefined },
  sheet: SheetWithRare,
): FileChild[] {
  if (block.kind === 'paragraph') return [paragraphOf(breaks ? { ...block, startsPage: true } : block, sheet)]
  const room = (more: { pageBreakBefore?: boolean; keepNext?: boolean } = {}, line = twips(BELOW.table)) =>
    new Paragraph({ spacing: { line, lineRule: 'exact' }, ...more })
  const goesOn = next?.kind === 'table' && next.continues === true
  const keepNext = block.withNext ?? false
  return [
    ...(breaks
      ? [room({ pageBreakBefore: true, keepNext: true })]
      : follows
        ? [room({ keepNext: true })]
        : []),
    tableOf(block, sheet, keepNext),
    goesOn ? room({ keepNext }, LEAST_LINE) : room({ keepNext }),
  ]
}
