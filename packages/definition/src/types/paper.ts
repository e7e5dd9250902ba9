/**
 * One cell of the official table: what is printed for it stands in the order lead, label or answer, suffix,
 * note.
 */
export interface PaperCell {
  /** Pointer of the field or group whose official title is printed. */
  readonly label?: string
  /** The title of `label` is followed by its unit in brackets. */
  readonly unit?: boolean
  readonly text?: string
  /** Pointer of the field or group that is answered here. */
  readonly field?: string
  /** Several fields that one layout shows together. */
  readonly fields?: readonly string[]
  /** Columns of the table that the cell takes; one unless said. */
  readonly span?: number
  /** Rows of the table that the cell takes; one unless said. */
  readonly rows?: number
  /** Official height in millimetres: kept free in the blank form, and reported when a text does not fit. */
  readonly height?: number
  /** The layout, one of its field type's. */
  readonly as?: string
  readonly align?: 'left' | 'center' | 'right'
  /** Official words above the answer. */
  readonly lead?: string
  /** Official words below it. */
  readonly note?: string
  /** Official words right behind it, such as a unit. */
  readonly suffix?: string
  readonly strong?: boolean
  /** No line between this cell and the one above. */
  readonly joined?: boolean
  /** The row stays on one page with the one below; a row of nothing but bold words does unless said. */
  readonly withNext?: boolean
  /** Rows to write on where the list that is printed here has none. */
  readonly blankRows?: number
}

export interface PaperBlock {
  readonly text?: string
  readonly style?: 'title' | 'subtitle' | 'heading' | 'line' | 'paragraph' | 'note' | 'attachment'
  readonly label?: string
  /** The title of `label` is followed by its unit in brackets. */
  readonly unit?: boolean
  readonly field?: string
  readonly fields?: readonly string[]
  readonly as?: string
  readonly suffix?: string
  readonly align?: 'left' | 'center' | 'right'
  /** The block starts a page. */
  readonly startsPage?: boolean
  /** The pages that the block stands on; those of its part unless said. */
  readonly orientation?: Orientation
  /**
   * Pointer of a list: the block comes once for each of its rows. Its own pointers are relative to the row,
   * and `{n}` in its texts is the number of the row. With `startsPage` each row starts a page.
   */
  readonly repeat?: string
  /** Pointer of a place with a list (`x-list`): the block is a table of the list's rows, under its title. */
  readonly list?: string
  /** On a block that repeats: the blocks that come together for each row. */
  readonly blocks?: readonly PaperBlock[]
  /** Widths of the table's columns in millimetres. */
  readonly columns?: readonly number[]
  /**
   * How many of the rows are the header, repeated on every page; unless said, the first ones that have
   * nothing but words.
   */
  readonly header?: number
  /**
   * The table, or what comes for one row of a list, stays on one page where a page can hold it; the latter
   * unless said.
   */
  readonly together?: boolean
  /** The block stays on one page with the beginning of the next. */
  readonly withNext?: boolean
  /** Rows to write on where the list that is printed, or that the block comes for, has none. */
  readonly blankRows?: number
  readonly rows?: readonly (readonly PaperCell[])[]
}

/** One part of the official form; field pointers absolute in a bundle. */
export interface PaperPart {
  readonly part: string
  readonly heading?: {
    readonly text: string
    readonly level?: number
    readonly align?: 'left' | 'center' | 'right'
  }
  readonly page: {
    readonly start: 'new' | 'flow'
    /** The pages of all blocks that do not say their own; as the edition's sheet is unless said. */
    readonly orientation?: Orientation
    readonly splitRows?: boolean
    readonly repeatHeader?: boolean
    /**
     * With answers, rows whose fields do not apply to them are left out, and the headings of such rows;
     * unless said, all rows of the official form are there.
     */
    readonly onlyApplicable?: boolean
  }
  readonly blocks: readonly PaperBlock[]
  readonly notShown?: readonly string[]
}

/**
 * The sheet that the form is printed on; what is left out follows the language of the form (GB/T 9704 for
 * Chinese).
 */
export interface PageSetup {
  /** Name of a size of paper, or width and height in millimetres; A4 unless said. */
  readonly size?: PaperSize | readonly [number, number]
  /** Top, right, bottom and left margin in millimetres. */
  readonly margins?: readonly [number, number, number, number]
  /** The official typefaces. */
  readonly fonts?: {
    readonly body?: string
    readonly table?: string
    readonly heading?: string
    readonly title?: string
  }
  /** What groups digits by three, where it is not what the form's language has; an empty text for nothing. */
  readonly thousands?: string
  /** A line at the head of each page; its placeholders are those of `footer`. */
  readonly header?: string
  /** The line at the foot of each page: `{form}`, `{edition}`, `{digest}`, `{agency}`. */
  readonly footer?: string
  /** The page number: `{page}` and `{pages}`. */
  readonly pageNumber?: string
  /** Stands across each page until the form is handed in. */
  readonly draft?: string
  /** Stands before the code that verifies the answers. */
  readonly checkCode?: string
  /** Stands on the screen where a hand signs or a seal is put on paper. */
  readonly sealPlace?: string
}

export type Orientation = 'portrait' | 'landscape'

export type PaperSize = 'A3' | 'A4' | 'A5' | 'Letter' | 'Legal'
