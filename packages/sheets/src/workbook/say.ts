import { speaker } from '@formwright/definition'
import words from './words.json' with { type: 'json' }

/** The texts of workbooks. */
export const say = speaker(words)
