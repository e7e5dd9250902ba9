import { speaker } from '@formwright/definition'
import texts from './question-texts.json' with { type: 'json' }

/** The texts of the questions about imported rows in the reader's language; loaded with the question. */
export const sayQuestion = speaker(texts)
