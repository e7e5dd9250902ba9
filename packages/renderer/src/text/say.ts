import { speaker } from '@formwright/definition'
import texts from './texts.json' with { type: 'json' }

export type TextName = keyof typeof texts

/** A text of the renderer in the reader's language, with its placeholders filled in. */
export const say = speaker(texts)
