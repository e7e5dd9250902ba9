import { withOwnTexts } from '../texts/with-own-texts.ts'
import texts from './start-texts.json' with { type: 'json' }

/** Texts of the start dialog. */
export const useStartSay = withOwnTexts(texts)
