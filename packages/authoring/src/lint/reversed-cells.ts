import type { PaperPart, Problem } from '@formwright/definition'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck } from './context.ts'
import { tableRows } from './paper-cells.ts'

/** A row in which the value stands before its own name, where other rows have the name first. */
export const reversedCells: LintCheck = (context) =>
  context.bundle.parts.flatMap(({ key }): Problem[] => {
    const source = partSource(context, key, 'paper')
    const rows = [...tableRows((source.value as PaperPart).blocks, '')]
    const pairs = rows.flatMap(({ cells, at }) =>
      cells.flatMap(({ label, rows: high = 1 }, index) => {
        const value = cells.findIndex(({ field }) => label !== undefined && field === label)
        return value < 0 || high > 1
          ? []
          : [{ at: `${at}/${value}/field`, isReversed: value < index, label: label! }]
      }),
    )
    const reversed = pairs.filter(({ isReversed }) => isReversed)
    if (reversed.length * 2 >= pairs.length) return []
    return reversed.map(({ at, label }) =>
      fileProblem(source, at, 'cells-reversed', {
        field: context.fieldAt(context.pointerIn(key, label))?.label ?? label,
      }),
    )
  })
