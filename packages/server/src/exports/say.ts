import { speaker } from '@formwright/definition'
import words from './words.json' with { type: 'json' }

export type ExportWord = keyof typeof words

/** Texts of exports in the language of the form. */
export const say = speaker(words)

export function isExportWord(name: string): name is ExportWord {
  return Object.hasOwn(words, name)
}
