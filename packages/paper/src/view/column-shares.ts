import { CELL_PADDING, STYLES } from '../page/styles.ts'
import { UNBROKEN } from '../page/text.ts'

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
/** Text that does not break: a date, or a word. */
const WORD = new RegExp(`\\d{4}年\\d{1,2}月\\d{1,2}日|${UNBROKEN.source}`, 'g')

/** Digits and capitals are wider than half a Chinese character; in most fonts by less than this factor. */
const WORD_WIDTH = 1.1
/** Headings are bold, and wider for it. */
const STRONG = 1.08

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
        longestWord(heading) * STRONG,
        ...texts.map(longestWord),
        ...texts.map((text) => Math.min(most, textWidth(text))),
      ]
      return 2 * CELL_PADDING.x + LETTER * Math.max(...lengths)
    })
  if (sum(widths(0)) > width) return fairShares(widths(0), width)
  const steps = [
    (part: number) => widths(part * SHORT),
    (part: number) => widths(SHORT, HEADING + part * (WHOLE_HEADING - HEADING)),
    (part: number) => widths(SHORT + part * (LONG - SHORT), WHOLE_HEADING),
  ]
  const next = steps.find((step) => sum(step(1)) > width)
  if (next) {
    const least = next(mostThatFits((part) => sum(next(part)) <= width))
    const room = width - sum(least)
    return least.map((own) => own + room / least.length)
  }
  const only = steps.at(-1)!(1)
  const room = width - sum(only)
  // blank columns are for writing by hand: what belongs under a short heading may be long
  const isBlank = columns.every(([, ...texts]) => texts.every((text) => text === ''))
  if (isBlank) return only.map((own) => own + room / only.length)
  return only.map((own) => (own / sum(only)) * width)
}

/** The largest part of 1 that still fits, to a thousandth. */
function mostThatFits(fits: (part: number) => boolean): number {
  let [least, most] = [0, 1]
  while (most - least > 0.001) {
    const part = (least + most) / 2
    if (fits(part)) least = part
    else most = part
  }
  return least
}

/**
 * Distributes a width that is not enough for all: who wants no more than an equal part gets it, so that short
 * words stay whole; the others share the rest by what they want.
 */
function fairShares(wanted: readonly number[], width: number): number[] {
  const given = new Map<number, number>()
  for (;;) {
    const rest = width - sum([...given.values()])
    const open = wanted.flatMap((_, at) => (given.has(at) ? [] : [at]))
    const modest = open.filter((at) => wanted[at]! <= rest / open.length)
    if (modest.length === 0) {
      const all = sum(open.map((at) => wanted[at]!))
      return wanted.map((own, at) => given.get(at) ?? (own / all) * rest)
    }
    for (const at of modest) given.set(at, wanted[at]!)
  }
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
