import { speaker } from '@formwright/definition'
import words from './words.json' with { type: 'json' }

/** Says the words of workbooks. */
export const say = speaker(words)
