import { withOwnTexts } from '../texts/with-own-texts.ts'
import texts from './colleagues.json' with { type: 'json' }

/** Texts about colleagues and organisations. */
export const useColleaguesSay = withOwnTexts(texts)

export function isOfColleagues(name: string): name is keyof typeof texts {
  return Object.hasOwn(texts, name)
}
