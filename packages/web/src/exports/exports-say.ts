import { withOwnTexts } from '../texts/with-own-texts.ts'
import texts from './texts.json' with { type: 'json' }

/** Texts of the export page and dialog. */
export const useExportsSay = withOwnTexts(texts)
