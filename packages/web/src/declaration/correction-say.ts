import { withOwnTexts } from '../texts/with-own-texts.ts'
import texts from './correction-texts.json' with { type: 'json' }

/** Says what is said of a form that was corrected. */
export const useCorrectionSay = withOwnTexts(texts)
