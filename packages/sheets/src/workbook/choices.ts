import { truncate, joinList } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import type { DataValidation, WriteSheet } from '../library/xlsx.ts'
import { cellName } from '../table/open-workbook.ts'
import { escapedText } from '../safety/text.ts'
import { say } from './say.ts'

/**
 * What drop-downs offer, each list a column of a hidden sheet: Excel takes no more than 255 letters in the
 * cell's own rule.
 */
export class Choices {
  readonly #lists: (readonly string[])[] = []
  readonly #columns = new Map<string, number>()
  /** Of the form. */
  readonly #language: Language

  /** @param language of the form */
  constructor(language: Language) {
    this.#language = language
  }

  /** The typeface of the workbook. */
  get typeface(): string {
    return say('font', this.#language)
  }

  /** The only contents of a cell; others are warned of. */
  validation(choices: readonly string[], y: number, x: number): DataValidation {
    return {
      ...this.suggestion(choices, y, x),
      showErrorMessage: true,
      errorStyle: 'warning',
      errorTitle: say('not-a-choice', this.#language),
      errorMessage: say('choose', this.#language, {
        choices: truncate(joinList(choices, this.#language), 200),
      }),
    }
  }

  /** What a cell offers where anything may be written. */
  suggestion(choices: readonly string[], y: number, x: number): DataValidation {
    const key = choices.join('\n')
    let column = this.#columns.get(key)
    if (column === undefined) this.#columns.set(key, (column = this.#lists.push(choices) - 1))
    const [characters] = cellName(0, column).split(/\d/)
    return {
      type: 'list',
      formula1: `'${say('choices', this.#language)}'!$${characters}$1:$${characters}$${choices.length}`,
      range: cellName(y, x),
      allowBlank: true,
      showErrorMessage: false,
    }
  }

  /** As `suggestion`, of a cell that may hold several: how a second one is put there is said. */
  suggestionOfSeveral(choices: readonly string[], y: number, x: number): DataValidation {
    return {
      ...this.suggestion(choices, y, x),
      showInputMessage: true,
      inputMessage: say('several', this.#language),
    }
  }

  sheets(): WriteSheet[] {
    if (this.#lists.length === 0) return []
    const height = Math.max(...this.#lists.map(({ length }) => length))
    return [
      {
        name: say('choices', this.#language),
        veryHidden: true,
        rows: Array.from({ length: height }, (_, y) =>
          this.#lists.map((list) => (list[y] === undefined ? null : escapedText(list[y]))),
        ),
      },
    ]
  }
}
