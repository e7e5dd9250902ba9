import { speaker } from '@formwright/definition'
import texts from './texts.json' with { type: 'json' }

export type TextName = keyof typeof texts

/** A message of the command line with its placeholders filled. */
export const say = speaker<TextName>(texts)
