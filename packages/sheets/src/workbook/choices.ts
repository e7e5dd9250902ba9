import { truncate, joinList } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import type { DataValidation, WriteSheet } from '../library/xlsx.ts'
import { cellName } from '../table/open-workbook.ts'
import { escapedText } from '../safety/text.ts'
import { say } from './say.ts'

/**
 * The drop-down lists of a workbook. Each list is a column of a hidden sheet, as Excel allows at most 255
 * characters in a cell's own rule.
 */
export class Choices {
  readonly #lists: (readonly string[])[] = []
  readonly #columns = new Map<string, number>()
  /** The language of the form. */
  readonly #language: Language

  /** @param language of the form */
  constructor(language: Language) {
    this.#language = language
  }

  /** The typeface of the workbook. */
  get typeface(): string {
    return say('font', this.#language)
  }

  /** A drop-down list of the allowed contents; Excel warns about others. */
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

  /** A drop-down list of suggestions; other contents are allowed. */
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

  /** Like `suggestion`, for a cell that may hold several values; an input message says how to add one. */
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
