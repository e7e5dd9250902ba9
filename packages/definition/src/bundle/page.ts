import { inLanguage } from '../language/language.ts'
import type { Language } from '../language/language.ts'
import typefaces from './typefaces.json' with { type: 'json' }
import type { Orientation, PageSetup, PaperSize } from '../types/index.ts'

/** Sizes of paper in millimetres. */
const PAPER_SIZES: Readonly<Record<PaperSize, readonly [number, number]>> = {
  A3: [297, 420],
  A4: [210, 297],
  A5: [148, 210],
  Letter: [215.9, 279.4],
  Legal: [215.9, 355.6],
}

/** The margins of official documents (GB/T 9704—2012, 5.2): top, right, bottom, left in millimetres. */
const MARGINS = [37, 26, 35, 28] as const

/** Width and height in millimetres; default A4. */
export function sizeOfPage({ size = 'A4' }: PageSetup = {}): readonly [number, number] {
  return typeof size === 'string' ? PAPER_SIZES[size] : size
}

/** Top, right, bottom and left margin in millimetres. */
export function marginsOfPage({ margins = MARGINS }: PageSetup = {}): readonly [
  number,
  number,
  number,
  number,
] {
  return margins
}

/** The typefaces of a page by name; default: those of official documents in the form's language. */
export function typefacesOfPage(
  { fonts }: PageSetup = {},
  language: Language,
): Required<NonNullable<PageSetup['fonts']>> {
  return { ...inLanguage(typefaces, language), ...fonts }
}

/** Whether the page has to be rotated for an orientation. */
export function isTurned(page: PageSetup = {}, orientation?: Orientation): boolean {
  const [width, height] = sizeOfPage(page)
  return orientation !== undefined && width > height !== (orientation === 'landscape')
}

/** The rotated page; the margins rotate too, so that it is bound at the same edge. */
export function turnedPage(page: PageSetup = {}): PageSetup {
  const [width, height] = sizeOfPage(page)
  const [top, right, bottom, left] = marginsOfPage(page)
  const atEnds = Math.min(FURNITURE, top, bottom)
  return {
    ...page,
    size: [height, width],
    margins: [Math.max(left, atEnds), top, Math.max(right, atEnds), bottom],
  }
}

/** Height of page header and footer, in millimetres. */
const FURNITURE = 18

/** Millimetres between the margins of a sheet. */
export function roomOnPage(page: PageSetup = {}): { readonly width: number; readonly height: number } {
  const [width, height] = sizeOfPage(page)
  const [top, right, bottom, left] = marginsOfPage(page)
  return { width: width - left - right, height: height - top - bottom }
}

/** Least room between the margins, in millimetres, on which anything can be printed. */
const LEAST_ROOM = 20

/** Whether the margins leave hardly anything to print on. */
export function hasNoRoom({ width, height }: ReturnType<typeof roomOnPage>): boolean {
  return width < LEAST_ROOM || height < LEAST_ROOM
}
