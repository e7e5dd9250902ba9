import type { PaperFormat } from '@formwright/api'

/** File formats by their common names. */
export const FORMAT_NAMES: Readonly<Record<PaperFormat, string>> = { pdf: 'PDF', docx: 'Word', xlsx: 'Excel' }
