import { marginsOfPage, sizeOfPage, typefacesOfPage } from '@formwright/definition'
import type { Language, PageSetup, PaperPart } from '@formwright/definition'
import type { Sheet } from '../page/page-model.ts'
import { lineWidth } from '../page/widths.ts'

/** The sheet of an edition, for a form in the given language. */
export function sheetOf(setup: PageSetup = {}, language: Language): Sheet {
  const [width, height] = sizeOfPage(setup)
  const [top, right, bottom, left] = marginsOfPage(setup)
  return { width, height, margins: { top, right, bottom, left }, fonts: typefacesOfPage(setup, language) }
}

/** Height between the margins in millimetres. */
export function roomOf({ height, margins }: Sheet): number {
  return height - margins.top - margins.bottom
}

/** Column widths in millimetres as defined, scaled down if they exceed the sheet. */
export function fitted(columns: readonly number[], sheet: Sheet): readonly number[] {
  const room = lineWidth(sheet)
  const wanted = columns.reduce((sum, width) => sum + width, 0)
  return wanted <= room ? columns : columns.map((width) => (width * room) / wanted)
}

/**
 * Whether rows of the part may break across pages: as its page rule says, and by default if the part does not
 * start a page.
 */
export function flows({ page }: PaperPart): boolean {
  return page.splitRows ?? page.start === 'flow'
}
