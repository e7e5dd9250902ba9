import type { PageSetup } from './types.ts'

/** A4 with the margins of official documents, and their typefaces (GB/T 9704—2012, 5.1, 5.2). */
export const OFFICIAL_PAGE = {
  size: [210, 297],
  margins: [37, 26, 35, 28],
  fonts: { body: '仿宋', table: '宋体', heading: '黑体', title: '黑体' },
  thousands: ',',
} as const satisfies Required<PageSetup>

/** Millimetres between the margins of a sheet. */
export function roomOnPage({ size = OFFICIAL_PAGE.size, margins = OFFICIAL_PAGE.margins }: PageSetup = {}): {
  readonly width: number
  readonly height: number
} {
  const [top, right, bottom, left] = margins
  return { width: size[0] - left - right, height: size[1] - top - bottom }
}
