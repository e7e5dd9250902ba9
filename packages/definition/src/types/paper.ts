/** A cell of the official table; printed in the order lead, label or answer, suffix, note. */
export interface PaperCell {
  /** Pointer of the field or group whose official title is printed. */
  readonly label?: string
  /** Append the unit in brackets to the title of `label`. */
  readonly unit?: boolean
  readonly text?: string
  /** Pointer of the field or group whose answer is printed. */
  readonly field?: string
  /** Several fields printed by one layout. */
  readonly fields?: readonly string[]
  /** Number of table columns; default 1. */
  readonly span?: number
  /** Number of table rows; default 1. */
  readonly rows?: number
  /** Official height in millimetres: reserved in the blank form; overflow is reported. */
  readonly height?: number
  /** The layout, one of those of its field type. */
  readonly as?: string
  readonly align?: 'left' | 'center' | 'right'
  /** Fixed text above the answer. */
  readonly lead?: string
  /** Fixed text below the answer. */
  readonly note?: string
  /** Fixed text directly after the answer, such as a unit. */
  readonly suffix?: string
  readonly strong?: boolean
  /** No line between this cell and the one above. */
  readonly joined?: boolean
  /** Keep the row on the same page as the next; default for rows with only bold text. */
  readonly withNext?: boolean
  /** Number of blank rows if the printed list has none. */
  readonly blankRows?: number
}

export interface PaperBlock {
  readonly text?: string
  readonly style?: 'title' | 'subtitle' | 'heading' | 'line' | 'paragraph' | 'note' | 'attachment'
  readonly label?: string
  /** Append the unit in brackets to the title of `label`. */
  readonly unit?: boolean
  readonly field?: string
  readonly fields?: readonly string[]
  readonly as?: string
  readonly suffix?: string
  readonly align?: 'left' | 'center' | 'right'
  /** The block starts a new page. */
  readonly startsPage?: boolean
  /** Page orientation of the block; default: that of its part. */
  readonly orientation?: Orientation
  /**
   * Pointer of a list: the block is printed once per row. Its pointers are relative to the row, and `{n}` in
   * its texts is the row number. With `startsPage` each row starts a new page.
   */
  readonly repeat?: string
  /** Pointer of a node with a list (`x-list`): the block is a table of the list's rows, under its title. */
  readonly list?: string
  /** For a repeated block: the blocks printed for each row. */
  readonly blocks?: readonly PaperBlock[]
  /** Widths of the table's columns in millimetres. */
  readonly columns?: readonly number[]
  /**
   * Number of header rows, repeated on every page; default: the leading rows that contain only fixed text.
   */
  readonly header?: number
  /**
   * Keep the table, or the output for one row of a repeated block, on one page if it fits; default for the
   * latter.
   */
  readonly together?: boolean
  /** Keep the block on the same page as the start of the next. */
  readonly withNext?: boolean
  /** Number of blank rows if the printed or repeated list has none. */
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
    /** Orientation of all blocks without their own; default: that of the edition's page. */
    readonly orientation?: Orientation
    readonly splitRows?: boolean
    readonly repeatHeader?: boolean
    /**
     * Omit rows whose fields do not apply to the answers, and the headings of such rows; by default all rows
     * of the official form are printed.
     */
    readonly onlyApplicable?: boolean
  }
  readonly blocks: readonly PaperBlock[]
  readonly notShown?: readonly string[]
}

/** The page of the printed form; defaults depend on the language of the form (GB/T 9704 for Chinese). */
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
  /** Digit group separator, if it differs from that of the form's language; empty for none. */
  readonly thousands?: string
  /** A line at the head of each page; its placeholders are those of `footer`. */
  readonly header?: string
  /** The line at the foot of each page: `{form}`, `{edition}`, `{digest}`, `{agency}`. */
  readonly footer?: string
  /** The page number: `{page}` and `{pages}`. */
  readonly pageNumber?: string
  /** Watermark on each page until the form is submitted. */
  readonly draft?: string
  /** Text before the verification code. */
  readonly checkCode?: string
  /** Text on screen where a signature or seal is put on paper. */
  readonly sealPlace?: string
}

export type Orientation = 'portrait' | 'landscape'

export type PaperSize = 'A3' | 'A4' | 'A5' | 'Letter' | 'Legal'
