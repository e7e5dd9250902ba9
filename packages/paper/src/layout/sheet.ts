import { OFFICIAL_PAGE } from '@formwright/definition'
import type { PageSetup, PaperPart } from '@formwright/definition'
import type { Sheet } from '../page/page-model.ts'
import { lineWidth } from '../page/widths.ts'

export function sheetOf(setup: PageSetup = {}): Sheet {
  const [width, height] = setup.size ?? OFFICIAL_PAGE.size
  const [top, right, bottom, left] = setup.margins ?? OFFICIAL_PAGE.margins
  return {
    width,
    height,
    margins: { top, right, bottom, left },
    fonts: { ...OFFICIAL_PAGE.fonts, ...setup.fonts },
  }
}

export function thousandsOf(setup: PageSetup = {}): string {
  return setup.thousands ?? OFFICIAL_PAGE.thousands
}

/** Columns in millimetres: as the definition gives them, narrowed where they would not fit the sheet. */
export function fitted(columns: readonly number[], sheet: Sheet): readonly number[] {
  const room = lineWidth(sheet)
  const wanted = columns.reduce((sum, width) => sum + width, 0)
  return wanted <= room ? columns : columns.map((width) => (width * room) / wanted)
}

/** Rows of the part may break across pages: as its page rule says, and otherwise where it does not begin a page. */
export function flows({ page }: PaperPart): boolean {
  return page.splitRows ?? page.start === 'flow'
}
