import type { PaperFormat } from '@formwright/api'

/** What a declaration comes as, by the name that people know. */
export const FORMAT_NAMES: Readonly<Record<PaperFormat, string>> = { pdf: 'PDF', docx: 'Word', xlsx: 'Excel' }
