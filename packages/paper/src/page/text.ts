import type { Block, PaperDocument, Paragraph } from './page-model.ts'

/** The words of a document in reading order, a paragraph each. */
export function textOf(document: PaperDocument): string[] {
  return document.parts.flatMap((part) => [
    ...(part.heading ? [part.heading.text] : []),
    ...part.blocks.flatMap(textOfBlock),
  ])
}

function textOfBlock(block: Block): string[] {
  return block.kind === 'paragraph'
    ? [textOfParagraph(block)]
    : block.cells.flatMap((cell) => cell.paragraphs.map(textOfParagraph))
}

function textOfParagraph({ runs }: Paragraph): string {
  return runs.map(({ text }) => text).join('')
}

/** The lines of a text, however they end. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/)
}
