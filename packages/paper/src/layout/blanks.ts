import { STYLES } from '../page/styles.ts'
import type { Run } from '../page/page-model.ts'
import { textWidth } from '../view/column-shares.ts'

/** A place to write on, of spaces as wide as a Chinese character. */
const BLANK = /^　+$/
const LETTER = (STYLES.line.size * 25.4) / 72

/** The blanks of a line shortened alike, as far as the line would go on below without. */
export function withBlanksThatFit(runs: readonly Run[], width: number): Run[] {
  const isBlank = ({ text, underline }: Run) => underline === true && BLANK.test(text)
  const needed = runs.reduce((sum, { text }) => sum + (textWidth(text) / 2) * LETTER, 0)
  const blanks = runs.filter(isBlank).length
  const over = Math.ceil((needed - width) / LETTER)
  if (over <= 0 || blanks === 0) return [...runs]
  const less = Math.ceil(over / blanks)
  return runs.map((run) => (isBlank(run) ? { ...run, text: run.text.slice(0, -less) || '　' } : run))
}
