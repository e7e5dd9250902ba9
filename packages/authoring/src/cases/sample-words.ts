import { speaker } from '@formwright/definition'
import words from './sample-words.json' with { type: 'json' }

/** Texts in drafted samples and cases, in the form's language, which show that they were generated. */
export const sampleWord = speaker(words)
