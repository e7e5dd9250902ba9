import { absoluteBlock, joinPointer, pointerOfPath, treeOf, valueAt } from '@formwright/definition'
import type { PaperBlock, TreeBundle } from '@formwright/definition'
import { rowsToHave } from '../view/blank-rows.ts'

/**
 * The blocks that come for each row of the list of one that repeats, those in them that repeat in turn among
 * them; for a list without rows as often as it has to have some, as somebody has to fill it in by hand.
 * @param onNewPage the first row stands at the top of a page already, and begins none
 */
export function blocksOfRows(
  block: PaperBlock & { readonly repeat: string },
  bundle: TreeBundle,
  answers: unknown,
  onNewPage = false,
): PaperBlock[][] {
  const { repeat: list, blocks, startsPage, together: _, blankRows, withNext: __, ...own } = block
  const value = valueAt(answers, list)
  const isEmpty = !Array.isArray(value) || value.length === 0
  const count = isEmpty ? (blankRows ?? rowsToHave(treeOf(bundle).nodeAt(list)?.schema)) : value.length
  return Array.from({ length: count }, (___, index) => {
    const row = list + joinPointer([index])
    const [first, ...others] = (blocks ?? [own]).map((inner) =>
      numbered(inRow(onPagesOf(block, inner), row), index + 1),
    )
    const isBreak = startsPage === true && !(onNewPage && index === 0)
    return first ? [...startOf(first, isBreak), ...others] : []
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
function startOf(first: PaperBlock, startsPage: boolean): PaperBlock[] {
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
