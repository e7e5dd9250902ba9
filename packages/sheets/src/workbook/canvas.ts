import { truncate } from '@formwright/definition'
import type { Cell, CellStyle, DataValidation, WriteSheet } from '../library/xlsx.ts'
import type { CellContent, SheetColumn } from '../view/sheet-view.ts'
import { escapedText, MAX_LETTERS } from '../safety/text.ts'
import type { Choices } from './choices.ts'
import { CELL_STYLES } from './cell-styles.ts'

/** Height of a line of text in points. */
const LINE = 16
const TITLE_HEIGHT = 28
/** Maximum height of an Excel row in points. */
const HIGHEST = 409

/** The cells of one sheet while it is written. */
export class Canvas {
  readonly #choices: Choices
  readonly #cells = new Map<string, Partial<Cell>>()
  readonly #validations: DataValidation[] = []
  readonly #merges: NonNullable<WriteSheet['merges']> = []
  readonly #rowDefs: NonNullable<WriteSheet['rowDefs']> = new Map([[0, { height: TITLE_HEIGHT }]])

  constructor(choices: Choices) {
    this.#choices = choices
  }

  put(y: number, x: number, content: CellContent, style: CellStyle): void {
    const value = typeof content === 'string' ? truncate(escapedText(content), MAX_LETTERS) || null : content
    const type =
      value === null
        ? 'empty'
        : value instanceof Date
          ? 'date'
          : (typeof value as 'string' | 'number' | 'boolean')
    this.#cells.set(`${y},${x}`, {
      value,
      type,
      style: { ...style, font: { ...style.font, name: this.#choices.typeface } },
    })
  }

  /**
   * Writes a cell to fill in. It is locked if a formula of the form fills it in, or if its text exceeds the
   * limit of a cell, as only part of it is shown then.
   */
  fillIn(
    y: number,
    x: number,
    { format, choices, suggestions, isSeveral = false, isGiven = false }: FilledIn,
    content: CellContent,
  ): void {
    const isText = typeof content === 'string'
    const side =
      choices?.length === 1 ? 'center' : format !== undefined && !(content instanceof Date) ? 'right' : 'left'
    this.put(
      y,
      x,
      content,
      CELL_STYLES.field({
        format: isText ? '@' : format,
        side,
        locked: isGiven || (isText && escapedText(content).length > MAX_LETTERS),
        isGiven,
      }),
    )
    if (isGiven) return
    if (choices) this.#validations.push(this.#choices.validation(choices, y, x))
    else if (suggestions && !isSeveral) this.#validations.push(this.#choices.suggestion(suggestions, y, x))
    // no drop-down for a cell with several values: a pick would replace them
    else if (suggestions && !(isText && content.includes('\n')))
      this.#validations.push(this.#choices.suggestionOfSeveral(suggestions, y, x))
  }

  /** Merges cells to fill in. */
  merge(y: number, x: number, width: number): void {
    this.join(y, x, width)
    for (let covered = x + 1; covered < x + width; covered++) this.put(y, covered, null, CELL_STYLES.field())
  }

  /** Merges cells of a row. */
  join(y: number, x: number, width: number): void {
    if (width > 1) this.#merges.push({ startRow: y, startCol: x, endRow: y, endCol: x + width - 1 })
  }

  /**
   * Sets the height of a row to fit its texts, each in a column of a given width (in characters), up to
   * Excel's limit.
   */
  height(y: number, texts: readonly (readonly [content: CellContent, width: number])[], least = 1): void {
    const lines = Math.max(least, ...texts.map(([content, width]) => linesOf(content, width)))
    this.#rowDefs.set(y, { height: Math.min(LINE * lines + 4, HIGHEST) })
  }

  drawn(): Pick<WriteSheet, 'rows' | 'cells' | 'merges' | 'dataValidations' | 'rowDefs'> {
    return {
      rows: [],
      cells: this.#cells,
      merges: this.#merges,
      dataValidations: this.#validations,
      rowDefs: this.#rowDefs,
    }
  }
}

/** What is written to a cell depends on these properties of its column or field. */
type FilledIn = Pick<SheetColumn, 'format' | 'choices' | 'suggestions' | 'isSeveral' | 'isGiven'>

/** The number of lines that a text takes; 1 for other contents. */
function linesOf(content: CellContent, width: number): number {
  return typeof content === 'string'
    ? content.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 2) / width)), 0)
    : 1
}

/** The width of a table column in characters, from its title. */
export function widthOf(title: string): number {
  return Math.min(48, Math.max(16, title.length * 3))
}

/** Prints a row, counted from 0, at the top of each page: the headings of a table, or the title of a part. */
export function onEachPage(row: number) {
  return { printTitlesRow: `$${row + 1}:$${row + 1}` }
}
