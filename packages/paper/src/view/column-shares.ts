import { CELL_PADDING, STYLES } from '../page/styles.ts'

const MILLIMETRES_OF_POINT = 25.4 / 72
const LETTER = (STYLES.cell.size * MILLIMETRES_OF_POINT) / 2
/**
 * Half-width letters that a text stays on one line with, and that make a column wider; a heading may break.
 */
const [SHORT, LONG, HEADING, WHOLE_HEADING] = [17, 40, 8, 18]
const WIDE = /[\u2E80-\uFFEF]/g
/** Where a little space is set between scripts. */
const BOUNDARY = /[!-~](?=[\u2E80-\uFFEF])|[\u2E80-\uFFEF](?=[!-~])/g
/** What does not break: a day, and letters and digits without a space or a Chinese character between them. */
const WORD = /\d{4}年\d{1,2}月\d{1,2}日|[!-~]+/g

/** Digits and capitals are wider than half a Chinese character, in most fonts by less than this. */
const WORD_WIDTH = 1.1

/**
 * How the columns of a table share its width, in millimetres. As far as there is room, each has room for its
 * longest word, then for its short texts, such as days, on one line, then for its heading; what is left goes
 * to those with long texts.
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
    // to be written on by hand: what is behind a short heading may be long
    const isBlank = columns.every(([, ...texts]) => texts.every((text) => text === ''))
    if (isBlank && room > 0) return only.map((own) => own + room / only.length)
    return only.map((own) => (own / sum(only)) * width)
  }
  const part = (width - sum(from)) / (sum(to) - sum(from))
  return from.map((own, index) => own + (to[index]! - own) * part)
}

/** Millimetres of a column that breaks none of the words and numbers in it. */
export function widthOfWords(texts: readonly string[]): number {
  return 2 * CELL_PADDING.x + LETTER * Math.max(0, ...texts.map(longestWord))
}

/** Millimetres of a column that has each of the texts on one line; half a letter more than they measure. */
export function widthOfLine(texts: readonly string[]): number {
  return 2 * CELL_PADDING.x + LETTER * (1 + Math.max(0, ...texts.map(textWidth)))
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0)
}

/** Letters of a text as half-width ones: a Chinese character is as wide as two. */
export function textWidth(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0) + (text.match(BOUNDARY)?.length ?? 0) / 2
}

function longestWord(text: string): number {
  return Math.max(0, ...(text.match(WORD) ?? []).map((word) => textWidth(word) * WORD_WIDTH))
}
