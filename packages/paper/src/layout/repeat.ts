import { absoluteBlock, joinPointer, pointerOfPath, treeOf, valueAt } from '@formwright/definition'
import type { PaperBlock, TreeBundle } from '@formwright/definition'
import { rowsToHave } from '../view/blank-rows.ts'

/**
 * Repeats a block for each row of its list; nested repeating blocks are expanded later. For a list without
 * rows, it repeats as often as the list has to have rows, so that it can be filled in by hand.
 * @param onNewPage whether the first row is already at the top of a page, so that it starts none
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
 * Replaces `{n}` by the row number; in a nested repeating block, `{n}` is the number of its own rows and is
 * kept.
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
 * Makes a row start a page: on its first block, or on an empty line before it if it is a table or list, as
 * these cannot.
 */
function startOf(first: PaperBlock, startsPage: boolean): PaperBlock[] {
  if (!startsPage) return [first]
  const isLine = first.rows === undefined && first.repeat === undefined
  return isLine
    ? [{ ...first, startsPage }]
    : [onPagesOf(first, { text: ' ', style: 'note', startsPage }), first]
}

/** Gives a block the page orientation of another one, unless it has its own. */
function onPagesOf({ orientation }: PaperBlock, block: PaperBlock): PaperBlock {
  return orientation === undefined || block.orientation !== undefined ? block : { ...block, orientation }
}
