import { withOwnTexts } from '../texts/with-own-texts.ts'
import texts from './texts.json' with { type: 'json' }

/** Says what the page of exports and its dialog say. */
export const useExportsSay = withOwnTexts(texts)
