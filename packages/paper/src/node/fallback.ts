import { remembered } from '@formwright/definition'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/** Maximum number of cached characters; few declarations have any that the form's typefaces lack. */
const MOST = 10_000

/** Sets a single text in the typeface of the form. */
const TEMPLATE = '#set text(font: "Noto Serif SC")\n#read("character.txt")'

/**
 * Determines which characters missing in the typefaces of forms are printed nevertheless: the compiler
 * contains a few typefaces, and uses those installed on the machine. Results are cached.
 */
export class Fallback {
  readonly #compiler: NodeCompiler
  readonly #workspace: string

  constructor(compiler: NodeCompiler, workspace: string) {
    this.#compiler = compiler
    this.#workspace = workspace
    compiler.addSource(`${workspace}/character.typ`, TEMPLATE)
  }

  /** Whether another typeface has a character that those of the form lack. */
  readonly has = remembered(MOST, (character: string) => this.#isSet(character))

  /**
   * A character that no typeface has is set as a box in the requested typeface; so the typefaces in the PDF
   * tell.
   */
  #isSet(character: string): boolean {
    this.#compiler.mapShadow(`${this.#workspace}/character.txt`, Buffer.from(character))
    const { result } = this.#compiler.compile({ mainFilePath: `${this.#workspace}/character.typ` })
    if (!result) return false
    const used =
      this.#compiler
        .pdf(result)
        .toString('latin1')
        .match(/\/BaseFont\s*\/\S+/g) ?? []
    return used.length > 0 && used.every((name) => !name.includes('NotoSerifSC'))
  }
}
