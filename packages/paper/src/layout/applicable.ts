import type { PaperBlock, PaperCell } from '@formwright/definition'

/**
 * Blocks without the parts that do not apply: rows of tables (unless cells span rows), blocks for a field, a
 * list or its rows, and headings with nothing left under them.
 * @param isShown whether the field at a pointer applies
 */
export function applicableBlocks(
  blocks: readonly PaperBlock[],
  isShown: (pointer: string) => boolean,
): readonly PaperBlock[] {
  const kept = blocks.map((block) => applicable(block, isShown))
  return kept.filter((block, index): block is PaperBlock => {
    if (!isHeading(block)) return block !== undefined
    const next = kept.findIndex((one, at) => at > index && one !== undefined)
    // if the block right after it was removed, that was the content of this heading
    return kept[index + 1] !== undefined || index === kept.length - 1 || (next > 0 && !isHeading(kept[next]))
  })
}

function applicable(block: PaperBlock, isShown: (pointer: string) => boolean): PaperBlock | undefined {
  const own = [block.field, ...(block.fields ?? []), block.list, block.repeat]
  if (applies(own, isShown) === false) return undefined
  const { rows, repeat } = block
  // blocks that repeat for each row are checked when they are repeated
  if (!rows || repeat !== undefined || rows.flat().some(({ rows: down = 1 }) => down > 1)) return block
  const left = rows.filter((row) => applies(row.flatMap(answersOf), isShown) !== false)
  const isAnswered = (some: readonly (readonly PaperCell[])[]) =>
    some.flat().some((cell) => answersOf(cell).length > 0)
  return isAnswered(rows) && !isAnswered(left) ? undefined : { ...block, rows: left }
}

function answersOf({ field, fields = [] }: PaperCell): readonly string[] {
  return field === undefined ? fields : [field, ...fields]
}

/** Whether one of the fields applies; `undefined` if there are none. */
function applies(
  pointers: readonly (string | undefined)[],
  isShown: (pointer: string) => boolean,
): boolean | undefined {
  const named = pointers.filter((pointer) => pointer !== undefined)
  return named.length === 0 ? undefined : named.some(isShown)
}

function isHeading(block: PaperBlock | undefined): boolean {
  return block?.style === 'heading'
}
