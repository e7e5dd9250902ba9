import { withOwnTexts } from '../texts/with-own-texts.ts'
import texts from './correction-texts.json' with { type: 'json' }

/** Texts about corrections. */
export const useCorrectionSay = withOwnTexts(texts)
