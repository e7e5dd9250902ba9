import { marginsOfPage, sizeOfPage, typefacesOfPage } from '@formwright/definition'
import type { Language, PageSetup, PaperPart } from '@formwright/definition'
import type { Sheet } from '../page/page-model.ts'
import { lineWidth } from '../page/widths.ts'

/** The sheet of an edition whose form is written in a language. */
export function sheetOf(setup: PageSetup = {}, language: Language): Sheet {
  const [width, height] = sizeOfPage(setup)
  const [top, right, bottom, left] = marginsOfPage(setup)
  return { width, height, margins: { top, right, bottom, left }, fonts: typefacesOfPage(setup, language) }
}

/** Millimetres between the margins from top to bottom. */
export function roomOf({ height, margins }: Sheet): number {
  return height - margins.top - margins.bottom
}

/** Columns in millimetres: as the definition gives them, narrowed where they would not fit the sheet. */
export function fitted(columns: readonly number[], sheet: Sheet): readonly number[] {
  const room = lineWidth(sheet)
  const wanted = columns.reduce((sum, width) => sum + width, 0)
  return wanted <= room ? columns : columns.map((width) => (width * room) / wanted)
}

/**
 * Rows of the part may break across pages: as its page rule says, and otherwise where it does not begin a
 * page.
 */
export function flows({ page }: PaperPart): boolean {
  return page.splitRows ?? page.start === 'flow'
}
