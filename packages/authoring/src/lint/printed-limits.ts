import { pointerOfPath, resolveYearPointer, treeOf } from '@formwright/definition'
import type { PaperBlock, PaperCell, PaperPart, Problem } from '@formwright/definition'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck } from './context.ts'
import { tableRows } from './paper-cells.ts'
import { wordLimitsIn } from './said-limits.ts'

/** A cell or a block, each of which may have words of its own. */
type Printed = Pick<PaperCell & PaperBlock, 'field' | 'text' | 'note'>

/** The number of words that paper states beside a text must be the limit of its field. */
export const printedLimits: LintCheck = (context) =>
  context.bundle.parts.flatMap(({ key }) => {
    const source = partSource(context, key, 'paper')
    const { blocks } = source.value as PaperPart
    const tree = treeOf(context.bundle)
    const limitOf = (row: string, written: string) => {
      const pointer =
        row === '' ? context.pointerIn(key, written) : context.pointerIn(key, row) + pointerOfPath(written)
      return tree.nodeAt(resolveYearPointer(context.bundle, pointer))?.schema['x-words']
    }
    const alone = blocks.map((block, index) => ({
      cells: [block] as readonly Printed[],
      at: `/blocks/${index}`,
      row: '',
      isBlock: true,
    }))
    return [...alone, ...[...tableRows(blocks, '')].map((row) => ({ ...row, isBlock: false }))].flatMap(
      ({ cells, at, row, isBlock }): Problem[] => {
        const limits = cells.flatMap(({ field }) => (field === undefined ? [] : (limitOf(row, field) ?? [])))
        const [limit, other] = limits
        if (limit === undefined || other !== undefined) return []
        return cells.flatMap((cell, index) =>
          (['text', 'note'] as const).flatMap((name): Problem[] => {
            const text = cell[name] ?? ''
            const [said] = wordLimitsIn(text)
            if (said === undefined || wordLimitsIn(text).includes(limit)) return []
            const place = isBlock ? `${at}/${name}` : `${at}/${index}/${name}`
            return [fileProblem(source, place, 'limit-said', { text, said, keyword: 'x-words', limit })]
          }),
        )
      },
    )
  })
