import { speaker } from '@formwright/definition'
import texts from './texts.json' with { type: 'json' }

/** The texts of the field types in the reader's language. */
export const say = speaker(texts)
