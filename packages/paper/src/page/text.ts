import type { Block, PaperDocument, Paragraph } from './page-model.ts'

/**
 * Letters, digits and punctuation without a space or Chinese character between them, which do not break, up
 * to a hyphen before a letter, where they do.
 */
export const UNBROKEN = /(?:[!-,.-~]|-(?![A-Za-z]))+-?/g

/** The texts of a document in reading order, one for each paragraph. */
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

/** Splits a text into lines, at any kind of line break. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/)
}
