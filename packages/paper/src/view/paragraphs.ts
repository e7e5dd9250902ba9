import type { Paragraph, Run } from '../page/page-model.ts'
import { linesOf } from '../page/text.ts'
import type { Area, AreaCell } from './paper-view.ts'

/** A paragraph of one run. */
export function line(text: string, more: Partial<Paragraph> = {}): Paragraph {
  return { style: 'cell', runs: [{ text }], ...more }
}

/** A paragraph of several runs. */
export function runs(list: readonly Run[], more: Partial<Paragraph> = {}): Paragraph {
  return { style: 'cell', runs: list, ...more }
}

/** A long text: one paragraph for each line. */
export function prose(text: string, more: Partial<Paragraph> = {}): Paragraph[] {
  return linesOf(text)
    .filter((part, _, all) => part.trim() !== '' || all.length === 1)
    .map((part) => line(part, more))
}

/** An area of one cell. */
export function oneCell(paragraphs: readonly Paragraph[], more: Omit<AreaCell, 'paragraphs'> = {}): Area {
  return [[{ paragraphs, ...more }]]
}

/**
 * A ticked or empty box and its label. Before words in scripts that use spaces, a no-break space keeps them
 * on one line.
 */
export function boxed(ticked: boolean, title: string): string {
  const isApart = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\d]/u.test(title)
  return `${ticked ? '☑' : '□'}${isApart ? '\u00A0' : ''}${title}`
}
