import { AlignmentType, Document, Footer, PageNumber, Packer, Paragraph, TextRun } from 'docx'
import type { FileChild } from 'docx'
import { pageNumberPieces } from '../page/furniture.ts'
import type { Block, DocumentPart, PaperDocument } from '../page/page-model.ts'
import { BELOW } from '../page/styles.ts'
import { withFallbacks } from './fallbacks.ts'
import { headingOf, paragraphOf, typeface } from './paragraph.ts'
import { points, twips } from './lengths.ts'
import { rareIn } from './rare.ts'
import type { RareFace, SheetWithRare } from './rare.ts'
import { tableOf } from './table.ts'
import { headerOf } from './header.ts'

/**
 * A document as Word, WPS and LibreOffice edit it: the tables of the page model, the official typefaces by
 * name. It carries no verification code, as whoever edits it changes what the code stands for.
 * @param facesOf typefaces for rare characters of names, which it then carries; without it they are left to
 * the machine
 */
export async function writeDocx(
  document: PaperDocument,
  facesOf: (characters: readonly string[]) => readonly RareFace[] = () => [],
): Promise<Uint8Array> {
  const { sheet } = document
  const { fonts } = sheet
  const rare = rareIn(document)
  const faces = rare.length > 0 ? facesOf(rare) : []
  const setting = {
    ...sheet,
    rare: new Map(faces.flatMap(({ family, characters }) => characters.map((one) => [one, family] as const))),
  }
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
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(sheet.width), height: twips(sheet.height) },
            margin: {
              top: twips(sheet.margins.top),
              right: twips(sheet.margins.right),
              bottom: twips(sheet.margins.bottom),
              left: twips(sheet.margins.left),
              footer: twips(FOOTER),
              header: twips(FOOTER),
            },
          },
        },
        headers: headerOf(document),
        footers: { default: footerOf(document) },
        children: document.parts.flatMap((part, index) => childrenOf(part, index > 0, setting)),
      },
    ],
  })
  return withFallbacks(new Uint8Array(await Packer.toArrayBuffer(made)), fonts)
}

/** Word makes one table of two without a paragraph between them: the lowest line that it takes, in twips. */
const LEAST_LINE = 1

/** From the edge of the sheet to its header and footer, in millimetres. */
const FOOTER = 10

function footerOf({ footer, sheet }: PaperDocument): Footer {
  const small = { font: typeface(sheet.fonts.body), size: points(7.5), color: '5A5A5A' }
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({ children: pageNumberPieces(footer.pageNumber).map(pieceOf), size: points(9) }),
        ],
      }),
      new Paragraph({ children: [new TextRun({ text: footer.edition, ...small })] }),
    ],
  })
}

/** A piece of the page number as Word counts it. */
function pieceOf(piece: string): string {
  return piece === '{page}' ? PageNumber.CURRENT : piece === '{pages}' ? PageNumber.TOTAL_PAGES : piece
}

/**
 * The language that Word checks the spelling in; beside a language of East Asia it wants one for Latin
 * letters.
 */
function languageOfText(language: string) {
  return EAST_ASIAN.test(language) ? { eastAsia: language, value: 'en-US' } : { value: language }
}

const EAST_ASIAN = /^(zh|ja|ko)\b/

function childrenOf(part: DocumentPart, follows: boolean, sheet: SheetWithRare): FileChild[] {
  const breaks = part.startsPage && follows
  const heading = part.heading ? [headingOf(part.heading, breaks, sheet)] : []
  return [
    ...heading,
    ...part.blocks.flatMap((block, index) =>
      blockOf(
        block,
        {
          breaks: breaks && !part.heading && index === 0,
          follows: part.blocks[index - 1]?.kind === 'paragraph',
          next: part.blocks[index + 1],
        },
        sheet,
      ),
    ),
  ]
}

/** A table has a little room around it; what stands before it stays with it. */
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
  return [
    ...(breaks ? [room({ pageBreakBefore: true })] : follows ? [room({ keepNext: true })] : []),
    tableOf(block, sheet),
    goesOn ? room({}, LEAST_LINE) : room(),
  ]
}
