import { remembered } from '@formwright/definition'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/** Characters that are remembered: more than one declaration has that no typeface of forms does. */
const MOST = 10_000

/** Characters of one text, set alone in the typeface of the form. */
const TEMPLATE = '#set text(font: "Noto Serif SC")\n#read("character.txt")'

/**
 * Which characters that the typefaces of forms lack are printed all the same: the compiler brings a few
 * typefaces of its own, and takes those that the machine has. Each character is asked for once.
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

  /** A character that none has stands in the PDF as a box of the typeface that was asked for. */
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
