import { absoluteBlock, joinPointer, pointerOfPath, valueAt } from '@formwright/definition'
import type { PaperBlock } from '@formwright/definition'

/**
 * The blocks of a part with those that repeat written out: once for each row of their list, and once for a
 * list without rows, as somebody has to fill it in by hand.
 * @param onNewPage the blocks stand on a page of their own already: a row that comes first of all begins none
 */
export function writtenOut(blocks: readonly PaperBlock[], answers: unknown, onNewPage = false): PaperBlock[] {
  return blocks.flatMap((block, index) =>
    block.repeat === undefined ? [block] : rowsOf(block, block.repeat, answers, onNewPage && index === 0),
  )
}

function rowsOf(block: PaperBlock, list: string, answers: unknown, onNewPage: boolean): PaperBlock[] {
  const { repeat: _, blocks, startsPage, ...own } = block
  const value = valueAt(answers, list)
  const count = Array.isArray(value) ? Math.max(1, value.length) : 1
  return Array.from({ length: count }, (__, index) => index).flatMap((index) => {
    const row = list + joinPointer([index])
    const [first, ...others] = (blocks ?? [own]).map((inner) =>
      numbered(inRow(onPagesOf(block, inner), row), index + 1),
    )
    const isBreak = startsPage === true && !(onNewPage && index === 0)
    return writtenOut(first ? [...beginning(first, isBreak), ...others] : [], answers)
  })
}

function inRow(block: PaperBlock, row: string): PaperBlock {
  return absoluteBlock(block, (path) => row + pointerOfPath(path))
}

/**
 * Number of the row in what is printed as it stands; in a block that repeats itself, `{n}` is the number of
 * its own rows.
 */
function numbered(block: PaperBlock, n: number): PaperBlock {
  if (block.repeat !== undefined) return block
  const fill = (text: string) => text.replaceAll('{n}', String(n))
  return {
    ...block,
    ...(block.text === undefined ? {} : { text: fill(block.text) }),
    ...(block.rows
      ? {
          rows: block.rows.map((cells) =>
            cells.map((cell) => (cell.text === undefined ? cell : { ...cell, text: fill(cell.text) })),
          ),
        }
      : {}),
  }
}

/**
 * A row that starts a page: its first block, or before a table or a list an empty line, as these begin none.
 */
function beginning(first: PaperBlock, startsPage: boolean): PaperBlock[] {
  if (!startsPage) return [first]
  const isLine = first.rows === undefined && first.repeat === undefined
  return isLine
    ? [{ ...first, startsPage }]
    : [onPagesOf(first, { text: ' ', style: 'note', startsPage }), first]
}

/** Stands on pages turned as those of another block, unless it says how itself. */
function onPagesOf({ orientation }: PaperBlock, block: PaperBlock): PaperBlock {
  return orientation === undefined || block.orientation !== undefined ? block : { ...block, orientation }
}
