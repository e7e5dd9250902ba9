import { STYLES } from '../page/styles.ts'
import type { Run } from '../page/page-model.ts'
import { textWidth } from '../view/column-shares.ts'

/** A blank to write on: ideographic spaces. */
const BLANK = /^　+$/
const LETTER = (STYLES.line.size * 25.4) / 72

/** Shortens the blanks of a line equally, as far as needed to keep it on one line. */
export function withBlanksThatFit(runs: readonly Run[], width: number): Run[] {
  const isBlank = ({ text, underline }: Run) => underline === true && BLANK.test(text)
  const needed = runs.reduce((sum, { text }) => sum + (textWidth(text) / 2) * LETTER, 0)
  const blanks = runs.filter(isBlank).length
  const over = Math.ceil((needed - width) / LETTER)
  if (over <= 0 || blanks === 0) return [...runs]
  const less = Math.ceil(over / blanks)
  return runs.map((run) => (isBlank(run) ? { ...run, text: run.text.slice(0, -less) || '　' } : run))
}
