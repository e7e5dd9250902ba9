export { fill } from './fill.ts'
export type { Values } from './fill.ts'
export {
  DEFAULT_LANGUAGE,
  inAnyLanguage,
  inEachLanguage,
  inLanguage,
  isFurtherLanguage,
  isRightToLeft,
  languageSaid,
  languageSpoken,
  mapTexts,
  matching,
  productLanguage,
  languageOfScript,
  productLanguages,
  sameLanguage,
  scriptOf,
} from './language.ts'
export type { Language, Texts } from './language.ts'
export { isLanguage, languageMeant } from './language-code.ts'
export { formatMoment } from './numbers-and-days.ts'
export { languageName, languageNames } from './language-name.ts'
export { branchFor, pluralAt, pluralCategories } from './plural.ts'
export type { Plural } from './plural.ts'
export { speaker } from './speaker.ts'
export type { Speaker } from './speaker.ts'
export { DEFAULT_NONE, joinList, word, yesNo } from './words.ts'
export type { WordName } from './words.ts'
export { hanCounting, hanDigits, hanNumber, hanNumeral } from './han-numbers.ts'
export { yesOrNo } from './yes-or-no.ts'
