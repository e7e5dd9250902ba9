import { below, holdsFields, isWithin, pointerOfPath } from '@formwright/definition'
import type { FormNode, JsonSource, PaperBlock, Problem } from '@formwright/definition'
import { fileProblem, meantInstead } from './context.ts'
import { answeredIn, repeats, rowCells } from './paper-cells.ts'
import type { Spot } from './paper-cells.ts'

/** A block that repeats for each row of a list must print every member of the row once. */
export function printedRows(
  source: JsonSource,
  blocks: readonly PaperBlock[],
  hidden: readonly string[],
  nodeOf: (written: string) => FormNode | undefined,
  absolute: (written: string) => string,
): Problem[] {
  const lists = [...repeats(blocks, '')]
  const printed = [
    ...lists.filter(({ pointer }) => pointer.includes('/*')),
    ...[...rowCells(blocks, '')].flatMap(({ cell, at, row }) =>
      answeredIn(cell).map((written): Spot => ({ pointer: row + pointerOfPath(written), at: `${at}/field` })),
    ),
  ].map(({ pointer, at }): Spot => ({ pointer: absolute(pointer), at }))
  return lists.flatMap(({ pointer, at }) => {
    const row = nodeOf(below(pointer, '*'))
    const found = row ? membersPrinted(row, printed, hidden, source, at) : []
    return meantInstead(found, 'twice-on-paper', 'not-on-paper')
  })
}

function membersPrinted(
  row: FormNode,
  printed: readonly Spot[],
  hidden: readonly string[],
  source: JsonSource,
  at: string,
): Problem[] {
  return row.children.flatMap((member): Problem[] => {
    // alternatives are only printed where they apply
    if (member.kind === 'variants' || member.kind === 'branch') return []
    const whole = printed.filter(({ pointer }) => pointer === member.pointer)
    const field = member.title
    if (whole.length > 1)
      return [fileProblem(source, whole[1]!.at, 'twice-on-paper', { field, count: whole.length })]
    if (whole.length === 1 || hidden.some((pointer) => isWithin(member.pointer, pointer))) return []
    const isInPart = printed.some(({ pointer }) => isWithin(pointer, member.pointer))
    if (!isInPart) return [fileProblem(source, at, 'not-on-paper', { field })]
    return holdsFields(member) ? membersPrinted(member, printed, hidden, source, at) : []
  })
}
