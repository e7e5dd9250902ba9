import type { PaperBlock, PaperCell, PaperPart } from '@formwright/definition'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/**
 * Where a layout prints several values beside each other without saying what each is, a row of words above
 * has to: otherwise nobody knows which number is of which year.
 */
export const unheadedYears: LintCheck = (context) =>
  context.bundle.paper.flatMap((part) => {
    const source = partSource(context, part.part, 'paper')
    // one row of words mends all of a table
    return unheadedIn(context, part)
      .slice(0, 1)
      .map(({ at, ...params }) => fileProblem(source, `${at}/as`, 'paper-unheaded', params))
  })

interface Unheaded {
  readonly at: string
  readonly field: string
  readonly layout: string
  /** What the words of a column may be. */
  readonly year: string
}

function unheadedIn(
  context: LintContext,
  { part, blocks }: Pick<PaperPart, 'part' | 'blocks'>,
  above = '',
): Unheaded[] {
  return blocks.flatMap((block, index) => {
    const at = `${above}/blocks/${index}`
    const { rows = [], blocks: inner = [] } = block
    return [
      ...ofCell(context, part, block, at, () => 0),
      ...rows.flatMap((row, r) => {
        const words = () => Math.max(0, ...rows.slice(0, r).map(wordsIn))
        return row.flatMap((cell, c) => ofCell(context, part, cell, `${at}/rows/${r}/${c}`, words))
      }),
      ...unheadedIn(context, { part, blocks: inner }, at),
    ]
  })
}

/** How many words a row of nothing else has. */
function wordsIn(row: readonly PaperCell[]): number {
  return row.every(({ field, fields }) => field === undefined && fields === undefined) ? row.length : 0
}

function ofCell(
  { fieldAt, fieldTypes, pointerIn }: LintContext,
  part: string,
  { as, field: written }: PaperBlock | PaperCell,
  at: string,
  words: () => number,
): Unheaded[] {
  const isBare = as !== undefined && fieldTypes.some(({ unheaded }) => unheaded?.includes(as))
  if (!isBare || written === undefined) return []
  const field = fieldAt(pointerIn(part, written))
  if (!field || field.cells.length < 2 || words() >= field.cells.length) return []
  return [{ at, field: field.label, layout: as, year: `{${field.schema['x-annual'] ?? 'report'}.last}` }]
}
