export { fill } from './fill.ts'
export type { Values } from './fill.ts'
export {
  isSource,
  LABEL_SEPARATOR,
  languageOf,
  localeOf,
  noneWord,
  showLabel,
  textsFor,
  titlesIn,
  translate,
  translationsOf,
} from './form-locale.ts'
export type { FormLocale } from './form-locale.ts'
export {
  DEFAULT_LANGUAGE,
  inEachLanguage,
  inLanguage,
  mapTexts,
  matching,
  productLanguage,
  productLanguages,
  sameLanguage,
} from './language.ts'
export type { Language, Texts } from './language.ts'
export { languageName } from './language-name.ts'
export { speaker } from './speaker.ts'
export type { Speaker } from './speaker.ts'
export { joinList, word, yesNo } from './words.ts'
export type { WordName } from './words.ts'
