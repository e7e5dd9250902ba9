import { speaker } from '@formwright/definition'
import words from './words.json' with { type: 'json' }

export type SheetWord = keyof typeof words

/** The texts of cells in workbooks. */
export const sayInSheet = speaker(words)
