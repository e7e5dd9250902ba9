import { readFileSync } from 'node:fs'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { renderSVG } from 'uqr'
import { truncate, wellFormed } from '@formwright/definition'
import { pageNumberParts } from '../page/furniture.ts'
import type { PaperDocument } from '../page/page-model.ts'
import { sectionsOf } from '../page/sections.ts'
import { BELOW, CELL_PADDING, LEADING, PART_HEADING, STYLES } from '../page/styles.ts'
import { Coverage } from './coverage.ts'
import { Fallback } from './fallback.ts'
import { readFonts, readRareFont } from './fonts.ts'
import { missingIn } from './missing.ts'
import type { Missing } from './missing.ts'
import { markToMeasure } from './to-measure.ts'

export { rareFonts } from './rare-fonts.ts'

/** The Typst template that sets the page model. */
const TEMPLATE = readFileSync(new URL('../../typst/form.typ', import.meta.url), 'utf8')

/** A printed form, with what should be reported before it is used. */
export interface Printed {
  readonly pdf: Uint8Array
  readonly pages: number
  /** The page on which each part starts, from 1. */
  readonly starts: readonly { readonly part: string; readonly page: number }[]
  readonly overflows: readonly Overflow[]
  /** Parts that must not run over (不得串页) and take more pages than in the blank form. */
  readonly grown: readonly Grown[]
  /** Characters that none of the typefaces has. */
  readonly missing: readonly Missing[]
}

export interface Grown {
  readonly part: string
  readonly pages: number
  /** Number of pages of the part in the blank form. */
  readonly official: number
}

/**
 * A text that does not fit its cell. Nothing is cut off: the row grows, or breaks if it exceeds a page; a
 * word that is too wide is broken.
 */
export interface Overflow {
  /** Empty for official text, which belongs to no field. */
  readonly pointer: string
  /** The beginning of the official text that does not fit. */
  readonly text?: string
  /** The height that it needs in millimetres; null if it exceeds a page. */
  readonly needed: number | null
  /** The height in the official form in millimetres; left out if the text is too wide. */
  readonly height?: number
  /**
   * The width in the official form in millimetres, if a number or word exceeds it even in the smallest font
   * size.
   */
  readonly width?: number
}

/**
 * Prints documents to PDF, synchronously. Reading the fonts takes a moment, so create one printer and reuse
 * it.
 */
export class PdfPrinter {
  readonly #official = new Map<string, ReadonlyMap<string, number>>()
  readonly #usual = typefaces(readFonts())
  /** Created when a document contains a character that the usual typefaces lack. */
  #rare: Typefaces | undefined

  /**
   * @param blank returns the form without answers, to determine which parts take more pages than they
   *   should; called once for each edition
   * @throws Error if the document cannot be compiled, which is a bug in this package
   */
  print(document: PaperDocument, blank?: () => PaperDocument): Printed {
    const printed = this.#set(document)
    const official = blank && this.#officialPages(document.footer.edition, blank)
    return { ...printed, grown: official ? grownParts(document, pagesOf(printed), official) : [] }
  }

  /** The number of pages of each part in the blank form of an edition. */
  #officialPages(edition: string, blank: () => PaperDocument): ReadonlyMap<string, number> {
    const known = this.#official.get(edition)
    if (known) return known
    if (this.#official.size >= EDITIONS) this.#official.clear()
    const pages = pagesOf(this.#set(blank()))
    this.#official.set(edition, pages)
    return pages
  }

  /** The typefaces that a document needs. */
  #typefacesFor(document: PaperDocument): Typefaces {
    const lacking = missingIn(document, this.#usual.coverage).flatMap(({ characters }) => characters)
    if (!lacking.some((character) => HAN.test(character))) return this.#usual
    return (this.#rare ??= typefaces([...readFonts(), readRareFont()]))
  }

  #set(document: PaperDocument): Omit<Printed, 'grown'> {
    const { compiler, coverage, fallback } = this.#typefacesFor(document)
    compiler.mapShadow(
      `${WORKSPACE}/document.json`,
      Buffer.from(
        JSON.stringify(
          {
            ...document,
            parts: undefined,
            sections: sectionsOf(markToMeasure(document)),
            footer: { ...document.footer, numbering: pageNumberParts(document.footer.pageNumber) },
            lang: languageForTypst(document.language),
            styles: STYLES,
            leading: LEADING,
            padding: CELL_PADDING,
            below: BELOW,
            partHeading: PART_HEADING,
          },
          (_, value: unknown) => (typeof value === 'string' ? wellFormed(value) : value),
        ),
      ),
    )
    if (document.footer.scan !== undefined)
      compiler.mapShadow(`${WORKSPACE}/code.svg`, Buffer.from(renderSVG(document.footer.scan, { border: 0 })))
    const { result, error } = compiled(compiler)
    if (!result) throw new Error(error)
    const found = <T>(label: string) =>
      compiler.query(result, { selector: `<${label}>`, field: 'value' }) as T[]
    const printed = {
      pdf: compiler.pdf(result),
      pages: result.numOfPages,
      starts: found<{ part: string; page: number }>('part'),
      overflows: distinct(found<Overflow>('overflow')),
      missing: missingIn(document, coverage, (character) => fallback.has(character)),
    }
    compiler.evictCache(KEPT)
    return printed
  }
}

/** Splits a language tag into language and region for Typst. */
function languageForTypst(tag: string): { readonly language: string; readonly region: string | null } {
  const { language, region } = new Intl.Locale(tag)
  return { language, region: region?.toLowerCase() ?? null }
}

/** A compiler with its typefaces, and the characters that these cover. */
interface Typefaces {
  readonly compiler: NodeCompiler
  readonly coverage: Coverage
  readonly fallback: Fallback
}

const HAN = /\p{Script=Han}/u

function typefaces(fontBlobs: Buffer[]): Typefaces {
  const compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs }] })
  compiler.addSource(`${WORKSPACE}/paper.typ`, TEMPLATE)
  return { compiler, coverage: new Coverage(fontBlobs), fallback: new Fallback(compiler, WORKSPACE) }
}

function compiled(compiler: NodeCompiler) {
  const made = compiler.compile({ mainFilePath: `${WORKSPACE}/paper.typ` })
  const { result } = made
  return { result, error: result ? '' : JSON.stringify(made.takeDiagnostics()?.shortDiagnostics) }
}

/** A folder that need not exist: all files are passed in memory. */
const WORKSPACE = '/formwright-paper'
/** Maximum number of editions whose blank form is cached. */
const EDITIONS = 32
/** Number of prints after which the compiler evicts unused layouts from its cache. */
const KEPT = 1

function distinct(overflows: readonly Overflow[]): Overflow[] {
  const named = overflows.map(({ text = '', ...overflow }): Overflow =>
    overflow.pointer === '' ? { ...overflow, text: truncate(text, SHOWN) } : overflow,
  )
  return [
    ...new Map(
      named.map((one) => [`${one.pointer} ${one.text ?? ''} ${one.width === undefined}`, one]),
    ).values(),
  ]
}

/** Number of characters of official text that are shown to identify a place without a field. */
const SHOWN = 40

/** The number of pages of each part; a page shared by two parts counts for both. */
function pagesOf({ starts, pages }: Pick<Printed, 'starts' | 'pages'>): ReadonlyMap<string, number> {
  return new Map(
    starts.map(({ part, page }, index) => [part, Math.max(1, (starts[index + 1]?.page ?? pages + 1) - page)]),
  )
}

function grownParts(
  { parts }: PaperDocument,
  pages: ReadonlyMap<string, number>,
  official: ReadonlyMap<string, number>,
): Grown[] {
  return parts.flatMap(({ key: part, flows }) => {
    const [now = 0, before = 0] = [pages.get(part), official.get(part)]
    return !flows && now > before ? [{ part, pages: now, official: before }] : []
  })
}
