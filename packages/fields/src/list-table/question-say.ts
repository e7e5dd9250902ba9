import { speaker } from '@formwright/definition'
import texts from './question-texts.json' with { type: 'json' }

/** Says what is asked about rows from elsewhere, in the reader's language; brought in with the question. */
export const sayQuestion = speaker(texts)
