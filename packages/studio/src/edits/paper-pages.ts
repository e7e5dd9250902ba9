import { isTurned, roomOnPage, turnedPage } from '@formwright/definition'
import type { Orientation, PaperBlock, PaperCell, PaperPart } from '@formwright/definition'
import { partOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import type { CellLocation } from './paper.ts'

/** The page settings of a part: orientation, and whether it starts a page. */
export function pagesOf(model: StudioModel, part: string): PaperPart['page'] {
  return (partOf(model, part).files.paper!.value as PaperPart).page
}

/** Sets whether a part starts a page on the official form or continues below the previous one. */
export function setPageStart(model: StudioModel, part: string, start: PaperPart['page']['start']): Act {
  const { file } = partOf(model, part).files.paper!
  return act(model, { name: 'set-pages' }, (edits) => edits.json(file).set('/page/start', start))
}

/**
 * Sets the page orientation of a part; `undefined` for that of the edition. Tables that filled the page, or
 * would exceed it, are scaled to its width.
 */
export function setOrientation(model: StudioModel, part: string, orientation: Orientation | undefined): Act {
  const { file, value } = partOf(model, part).files.paper!
  const { page, blocks } = value as PaperPart
  return act(model, { name: 'set-pages' }, (edits) => {
    const json = edits.json(file)
    if (orientation !== undefined) json.set('/page/orientation', orientation)
    else if (page.orientation !== undefined) json.remove('/page/orientation')
    const [before, now] = [roomFor(model, page.orientation), roomFor(model, orientation)]
    if (before === now) return
    for (const { at, columns, turned } of tablesIn(blocks)) {
      const width = sumOf(columns)
      if (!turned && (width >= before - 1 || width > now)) json.set(`${at}/columns`, fitted(columns, now))
    }
  })
}

/** The page settings of a block, and its number of blank rows. */
export type BlockPaging = Pick<PaperBlock, 'startsPage' | 'together' | 'withNext' | 'blankRows'>

/** The page settings of a block including defaults. */
export function pagingOf(block: PaperBlock): BlockPaging {
  const { startsPage = false, together = block.repeat !== undefined, withNext = false, blankRows } = block
  return { startsPage, together, withNext, ...(blankRows === undefined ? {} : { blankRows }) }
}

/** Changes the page settings of a block; defaults are not written. */
export function setBlockPaging(
  model: StudioModel,
  part: string,
  index: number,
  change: { readonly [Key in keyof BlockPaging]?: BlockPaging[Key] | undefined },
): Act {
  const { file, value } = partOf(model, part).files.paper!
  const block = (value as PaperPart).blocks[index]!
  const silent = pagingOf(block.repeat === undefined ? {} : { repeat: block.repeat })
  return act(model, { name: 'set-pages' }, (edits) => {
    for (const key of Object.keys(change) as (keyof BlockPaging)[]) {
      const at = `/blocks/${index}/${key}`
      if (change[key] !== undefined && change[key] !== silent[key]) edits.json(file).set(at, change[key])
      else if (block[key] !== undefined) edits.json(file).remove(at)
    }
  })
}

/** Whether a row of a table stays with the next one; rows of only bold text do so by default. */
export function rowStays(row: readonly PaperCell[]): boolean {
  return row.some(({ withNext }) => withNext !== undefined)
    ? row.some(({ withNext }) => withNext)
    : staysAnyway(row)
}

function staysAnyway(row: readonly PaperCell[]): boolean {
  return row.every(({ strong, field, fields }) => strong && field === undefined && fields === undefined)
}

/** Sets whether a row of a table stays on one page with the next one. */
export function setRowStays(model: StudioModel, { part, block, row }: CellLocation, stays: boolean): Act {
  const { file, value } = partOf(model, part).files.paper!
  const cells = (value as PaperPart).blocks[block]?.rows?.[row] ?? []
  return act(model, { name: 'set-pages' }, (edits) => {
    const at = `/blocks/${block}/rows/${row}`
    for (const [index, { withNext }] of cells.entries())
      if (withNext !== undefined) edits.json(file).remove(`${at}/${index}/withNext`)
    if (stays !== staysAnyway(cells)) edits.json(file).set(`${at}/0/withNext`, stays)
  })
}

/** Width between the margins of a page in millimetres. */
function roomFor({ bundle }: StudioModel, orientation: Orientation | undefined): number {
  const { page } = bundle.edition
  return Math.floor(roomOnPage(isTurned(page, orientation) ? turnedPage(page) : page).width)
}

interface TableAt {
  readonly at: string
  readonly columns: readonly number[]
  /** It is on pages with an orientation of their own. */
  readonly turned: boolean
}

function* tablesIn(blocks: readonly PaperBlock[], above = '', isTurnedAbove = false): Generator<TableAt> {
  for (const [index, { columns, orientation, blocks: own = [] }] of blocks.entries()) {
    const at = `${above}/blocks/${index}`
    const turned = isTurnedAbove || orientation !== undefined
    if (columns) yield { at, columns, turned }
    yield* tablesIn(own, at, turned)
  }
}

/** Scales columns to a total width in whole millimetres; equal columns differ by at most one. */
function fitted(columns: readonly number[], width: number): number[] {
  const whole = sumOf(columns)
  const edges = columns.map((_, index) => Math.round((sumOf(columns.slice(0, index + 1)) * width) / whole))
  return edges.map((edge, index) => edge - (edges[index - 1] ?? 0))
}

function sumOf(lengths: readonly number[]): number {
  return lengths.reduce((sum, one) => sum + one, 0)
}
