import { cutToLetters } from '@formwright/definition'
import type { DataValidation, WriteSheet } from 'hucre/xlsx'
import { cellName } from '../table/open-workbook.ts'
import { escapedText } from '../safety/text.ts'
import words from './words.json' with { type: 'json' }

/** What drop-downs offer, each list a column of a hidden sheet: Excel takes no more than 255 letters in the cell's own rule. */
export class Choices {
  readonly #lists: (readonly string[])[] = []
  readonly #columns = new Map<string, number>()

  validation(choices: readonly string[], y: number, x: number): DataValidation {
    const key = choices.join('\n')
    let column = this.#columns.get(key)
    if (column === undefined) this.#columns.set(key, (column = this.#lists.push(choices) - 1))
    const [letters] = cellName(0, column).split(/\d/)
    return {
      type: 'list',
      formula1: `'${words.choices}'!$${letters}$1:$${letters}$${choices.length}`,
      range: cellName(y, x),
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'warning',
      errorTitle: words['not-a-choice'],
      errorMessage: words.choose.replace('{choices}', () => cutToLetters(choices.join('、'), 200)),
    }
  }

  sheets(): WriteSheet[] {
    if (this.#lists.length === 0) return []
    const height = Math.max(...this.#lists.map(({ length }) => length))
    return [
      {
        name: words.choices,
        veryHidden: true,
        rows: Array.from({ length: height }, (_, y) =>
          this.#lists.map((list) => (list[y] === undefined ? null : escapedText(list[y]))),
        ),
      },
    ]
  }
}
