import { speaker } from '@formwright/definition'
import words from './sample-words.json' with { type: 'json' }

/** What drafted samples and cases say, in the form's language, so that its reader sees that it is made up. */
export const sampleWord = speaker(words)
