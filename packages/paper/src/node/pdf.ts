import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { renderSVG } from 'uqr'
import { wellFormed } from '@formwright/definition'
import type { PaperDocument } from '../page/page-model.ts'
import { BELOW, CELL_PADDING, LEADING, PART_HEADING, STYLES } from '../page/styles.ts'
import { readFonts } from './fonts.ts'
import { TEMPLATE } from './template.ts'

/** A printed form, with what there is to say of it before it is printed. */
export interface Printed {
  readonly pdf: Uint8Array
  readonly pages: number
  /** The page on which each part starts, from 1. */
  readonly starts: readonly { readonly part: string; readonly page: number }[]
  readonly overflows: readonly Overflow[]
}

/** An answer that does not fit its place. Nothing is cut off: its row grows, or breaks where no page could hold it. */
export interface Overflow {
  readonly pointer: string
  /** What it needs, in millimetres; nothing when it needs more than a page. */
  readonly needed: number | null
  /** What the official form gives it, in millimetres. */
  readonly height: number
}

/** Prints documents to PDF. Reading the fonts takes a moment, so make one and keep it; it works in one thread. */
export class PdfPrinter {
  readonly #compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs: readFonts() }] })

  constructor() {
    this.#compiler.addSource(`${WORKSPACE}/paper.typ`, TEMPLATE)
  }

  /** @throws Error when the document cannot be set at all, which is a fault of this package */
  print(document: PaperDocument): Printed {
    this.#compiler.mapShadow(`${WORKSPACE}/document.json`, Buffer.from(JSON.stringify({ ...document, styles: STYLES, leading: LEADING, padding: CELL_PADDING, below: BELOW, partHeading: PART_HEADING }, (_, value: unknown) => (typeof value === 'string' ? wellFormed(value) : value))))
    if (document.footer.scan !== undefined) this.#compiler.mapShadow(`${WORKSPACE}/code.svg`, Buffer.from(renderSVG(document.footer.scan, { border: 0 })))
    const { result, error } = this.#compile()
    if (!result) throw new Error(error)
    const found = <T>(label: string) => this.#compiler.query(result, { selector: `<${label}>`, field: 'value' }) as T[]
    const printed = {
      pdf: this.#compiler.pdf(result, { creationTimestamp: 0 }),
      pages: result.numOfPages,
      starts: found<{ part: string; page: number }>('part'),
      overflows: distinct(found<Overflow>('overflow')),
    }
    this.#compiler.evictCache(KEPT)
    return printed
  }

  #compile() {
    const compiled = this.#compiler.compile({ mainFilePath: `${WORKSPACE}/paper.typ` })
    const { result } = compiled
    return { result, error: result ? '' : JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics) }
  }
}

/** A folder that does not exist: everything that is read is given in memory. */
const WORKSPACE = '/formwright-paper'
/** Layouts that were not used again in so many prints are forgotten. */
const KEPT = 1

function distinct(overflows: readonly Overflow[]): Overflow[] {
  return [...new Map(overflows.map((overflow) => [overflow.pointer, overflow])).values()]
}
