import { withOwnTexts } from '../texts/with-own-texts.ts'
import texts from './start-texts.json' with { type: 'json' }

/** Says what the dialog that starts an application says. */
export const useStartSay = withOwnTexts(texts)
