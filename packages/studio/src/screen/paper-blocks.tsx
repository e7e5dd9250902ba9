import { treeOf } from '@formwright/definition'
import type { PaperBlock } from '@formwright/definition'
import { blocksOf } from '../edits/paper.ts'
import { pagingOf, setBlockPaging } from '../edits/paper-pages.ts'
import { asRead } from '../edits/year-words.ts'
import { NumberInput } from './number-input.tsx'
import { absolute } from './paper-lists.tsx'
import { TickInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'

/** The page breaks of each block of the part, collapsed. */
export function PaperBlocks() {
  const { model, part, say } = useStudio()
  const titleOf = (block: PaperBlock, index: number) => {
    const { text, label, field, list, repeat } = block
    const named = label ?? field ?? list ?? repeat
    const node = named === undefined ? undefined : treeOf(model.bundle).nodeAt(absolute(part, named))
    return (text && asRead(model, text)) || node?.title || say('paper-block', { n: index + 1 })
  }
  const blocks = blocksOf(model, part)
  if (blocks.length === 0) return null
  return (
    <>
      <h2>{say('paper-blocks')}</h2>
      {blocks.map((block, index) => (
        <details key={index}>
          <summary>{titleOf(block, index)}</summary>
          <BlockPages index={index} />
        </details>
      ))}
    </>
  )
}

/** The page breaks and number of blank rows of a block. */
export function BlockPages({ index }: { readonly index: number }) {
  const { model, part, run, say } = useStudio()
  const block = blocksOf(model, part)[index]
  if (!block) return null
  const { startsPage, together, withNext, blankRows } = pagingOf(block)
  const set = (change: Parameters<typeof setBlockPaging>[3]) =>
    run(setBlockPaging(model, part, index, change), `paging${part}${index}`)
  const isTable = block.rows !== undefined || block.repeat !== undefined || block.list !== undefined
  return (
    <>
      <TickInput
        label={say('paper-starts-page')}
        value={startsPage === true}
        onChange={(on) => set({ startsPage: on })}
      />
      {isTable && (
        <TickInput
          label={say('paper-together')}
          value={together === true}
          onChange={(on) => set({ together: on })}
        />
      )}
      <TickInput
        label={say('paper-with-next')}
        value={withNext === true}
        onChange={(on) => set({ withNext: on })}
      />
      {!block.rows && block.text === undefined && (
        <NumberInput
          label={say('paper-blank-rows')}
          value={blankRows}
          onChange={(rows) => set({ blankRows: rows })}
        />
      )}
    </>
  )
}
