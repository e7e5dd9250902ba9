import { CELL_PADDING, STYLES } from '../page/styles.ts'

const MILLIMETRES_OF_POINT = 25.4 / 72
const LETTER = (STYLES.cell.size * MILLIMETRES_OF_POINT) / 2
/**
 * Text lengths in half-width characters. Up to SHORT, then LONG, texts widen a column to stay on one line;
 * likewise headings, first up to HEADING, then WHOLE_HEADING, as they may break.
 */
const [SHORT, LONG, HEADING, WHOLE_HEADING] = [17, 40, 8, 18]
const WIDE = /[\u2E80-\uFFEF]/g
/** Positions where some space is added between scripts. */
const BOUNDARY = /[!-~](?=[\u2E80-\uFFEF])|[\u2E80-\uFFEF](?=[!-~])/g
/**
 * Text that does not break: a date, and letters, digits and punctuation without a space or Chinese character
 * between them.
 */
const WORD = /\d{4}年\d{1,2}月\d{1,2}日|[!-~]+/g

/** Digits and capitals are wider than half a Chinese character; in most fonts by less than this factor. */
const WORD_WIDTH = 1.1

/**
 * Distributes a table's width over its columns, in millimetres. As far as there is room, each column fits its
 * longest word, then its short texts, such as dates, on one line, then its heading; the rest goes to columns
 * with long texts.
 * @param columns the texts of each column, its heading first
 */
export function columnShares(columns: readonly (readonly string[])[], width: number): number[] {
  const widths = (most: number, ofHeading = HEADING) =>
    columns.map(([heading = '', ...texts]) => {
      const lengths = [
        Math.min(ofHeading, textWidth(heading)),
        ...[heading, ...texts].map(longestWord),
        ...texts.map((text) => Math.min(most, textWidth(text))),
      ]
      return 2 * CELL_PADDING.x + LETTER * Math.max(...lengths)
    })
  const steps = [widths(0), widths(SHORT), widths(SHORT, WHOLE_HEADING), widths(LONG, WHOLE_HEADING)]
  const next = steps.findIndex((step) => sum(step) > width)
  const [from, to] = [steps[next - 1], steps[next]]
  if (!from || !to) {
    const only = to ?? steps.at(-1)!
    const room = width - sum(only)
    // blank columns are for writing by hand: what belongs under a short heading may be long
    const isBlank = columns.every(([, ...texts]) => texts.every((text) => text === ''))
    if (isBlank && room > 0) return only.map((own) => own + room / only.length)
    return only.map((own) => (own / sum(only)) * width)
  }
  const part = (width - sum(from)) / (sum(to) - sum(from))
  return from.map((own, index) => own + (to[index]! - own) * part)
}

/** The column width at which none of its words and numbers breaks, in millimetres. */
export function widthOfWords(texts: readonly string[]): number {
  return 2 * CELL_PADDING.x + LETTER * Math.max(0, ...texts.map(longestWord))
}

/**
 * The column width at which each text fits on one line, in millimetres; half a character more than measured.
 */
export function widthOfLine(texts: readonly string[]): number {
  return 2 * CELL_PADDING.x + LETTER * (1 + Math.max(0, ...texts.map(textWidth)))
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0)
}

/** The length of a text in half-width characters; a Chinese character counts as two. */
export function textWidth(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0) + (text.match(BOUNDARY)?.length ?? 0) / 2
}

function longestWord(text: string): number {
  return Math.max(0, ...(text.match(WORD) ?? []).map((word) => textWidth(word) * WORD_WIDTH))
}
