import { isTurned, roomOnPage, turnedPage } from '@formwright/definition'
import type { Orientation, PaperBlock, PaperCell, PaperPart } from '@formwright/definition'
import { partOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import type { CellLocation } from './paper.ts'

/** How the pages of a part are written: how they are turned, and whether the part begins one. */
export function pagesOf(model: StudioModel, part: string): PaperPart['page'] {
  return (partOf(model, part).files.paper!.value as PaperPart).page
}

/** Says whether a part begins a page on the official form, or goes on below the one before. */
export function setPageStart(model: StudioModel, part: string, start: PaperPart['page']['start']): Act {
  const { file } = partOf(model, part).files.paper!
  return act(model, { name: 'set-pages' }, (edits) => edits.json(file).set('/page/start', start))
}

/**
 * Turns the pages of a part; `undefined` leaves them as the edition has them. Tables that filled the page, or
 * would not fit it any more, fill it again: their columns keep their proportions.
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

/** What a block says of pages, and of rows to be written on. */
export type BlockPaging = Pick<PaperBlock, 'startsPage' | 'together' | 'withNext' | 'blankRows'>

/** What a block says of pages, with what goes without saying. */
export function pagingOf(block: PaperBlock): BlockPaging {
  const { startsPage = false, together = block.repeat !== undefined, withNext = false, blankRows } = block
  return { startsPage, together, withNext, ...(blankRows === undefined ? {} : { blankRows }) }
}

/** Changes what a block of the official form says of pages; what goes without saying is not written. */
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

/** Whether a row of a table stays with the one below; rows of nothing but bold words do so anyway. */
export function rowStays(row: readonly PaperCell[]): boolean {
  return row.some(({ withNext }) => withNext !== undefined)
    ? row.some(({ withNext }) => withNext)
    : staysAnyway(row)
}

function staysAnyway(row: readonly PaperCell[]): boolean {
  return row.every(({ strong, field, fields }) => strong && field === undefined && fields === undefined)
}

/** Lets a row of a table stay on one page with the one below, or not. */
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

/** Millimetres between the margins of a page. */
function roomFor({ bundle }: StudioModel, orientation: Orientation | undefined): number {
  const { page } = bundle.edition
  return Math.floor(roomOnPage(isTurned(page, orientation) ? turnedPage(page) : page).width)
}

interface TableAt {
  readonly at: string
  readonly columns: readonly number[]
  /** It stands on pages of its own kind. */
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

/** Columns that take so many millimetres together, in whole ones: equal ones differ by one at most. */
function fitted(columns: readonly number[], width: number): number[] {
  const whole = sumOf(columns)
  const edges = columns.map((_, index) => Math.round((sumOf(columns.slice(0, index + 1)) * width) / whole))
  return edges.map((edge, index) => edge - (edges[index - 1] ?? 0))
}

function sumOf(lengths: readonly number[]): number {
  return lengths.reduce((sum, one) => sum + one, 0)
}
