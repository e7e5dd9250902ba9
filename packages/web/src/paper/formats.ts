/** What a declaration comes as, by the name that people know. */
export const FORMAT_NAMES = { pdf: 'PDF', docx: 'Word', xlsx: 'Excel' } as const

export type PaperFormat = keyof typeof FORMAT_NAMES

export const PAPER_FORMATS = Object.keys(FORMAT_NAMES) as PaperFormat[]
