import type { FormBundle, FormFile } from '../types/index.ts'
import { DEFAULT_LANGUAGE, matching, sameLanguage } from '../language/language.ts'
import type { Language, Texts } from '../language/language.ts'
import {
  decimalSign,
  formatDay,
  formatMoment,
  formatMonth,
  formatNumber,
  formatTime,
} from '../language/numbers-and-days.ts'
import type { NumberStyle } from '../language/numbers-and-days.ts'
import { joinList, word, yesNo } from '../language/words.ts'
import type { WordName } from '../language/words.ts'
import type { Values } from '../language/fill.ts'
import { ownRegions } from '../regions/regions.ts'
import { isTimeZone } from './clock.ts'

/** What translating needs of a form: its language and its translations. */
export interface Translated extends Pick<FormBundle, 'texts'> {
  readonly form: Pick<FormFile, 'language'>
}

/**
 * Localisation of a form for a reader: its texts, “nothing to report” word, and formats of numbers, dates and
 * lists.
 */
export interface FormLocale {
  /** The reader's language. */
  readonly language: Language
  /** The form's “nothing to report” word; part of the answers, so it is the same in every language. */
  readonly none: string
  /** A text of the form; as it was written where it is not translated. */
  readonly text: (text: string) => string
  readonly word: (name: WordName, values?: Values) => string
  readonly list: (items: readonly string[]) => string
  readonly yesNo: (value: boolean) => string
  /** A day such as 2024-06-20. */
  readonly day: (day: string) => string
  /** A month (`2024-06`) as the reader's language writes it. */
  readonly month: (month: string) => string
  /** A moment such as 2024-06-20T14:30:00Z; its time zone is said where it is not that of the form. */
  readonly moment: (moment: string) => string
  /** A time of day such as 14:30:00+08:00. */
  readonly time: (time: string) => string
  /** The language and region whose habits numbers and days follow, for Intl. */
  readonly tag: Language
  readonly number: (value: number, style?: NumberStyle) => string
  /** The sign before decimals. */
  readonly decimalSign: string
  /** The time zone in which times of day are meant. */
  readonly timeZone: string
  /** The form's own region levels, from the largest; empty if it uses China's regions. */
  readonly places: ReturnType<typeof ownRegions>
}

/** What determines the time zone of a form. */
interface Clocked {
  readonly form: Pick<FormFile, 'language'>
  readonly edition?: Pick<FormBundle['edition'], 'window'>
}

/** The time zone of a form: that of its window, else that of its language. */
export function timeZoneOf({ form, edition }: Clocked): string {
  const zone = edition?.window?.timeZone
  return zone !== undefined && isTimeZone(zone) ? zone : word('time-zone', languageOf(form))
}

/** The language that a form is written in. */
export function languageOf({ language }: Pick<FormFile, 'language'>): Language {
  return language ?? DEFAULT_LANGUAGE
}

/**
 * What an applicant writes where there is nothing to report: the form's own word, or that of its language.
 */
export function noneWord(form: Pick<FormFile, 'language' | 'none'>): string {
  return form.none ?? word('none', languageOf(form))
}

/**
 * The localisation of a form.
 * @param language the reader's; default: that of the form, as on paper and in workbooks
 */
export function localeOf(
  bundle: Pick<FormBundle, 'form' | 'texts'> & Clocked,
  language: Language = languageOf(bundle.form),
): FormLocale {
  const { form } = bundle
  const {
    locale = form.language,
    dates,
    grouping,
  } = isSource(form, language)
    ? { ...form.format }
    : { locale: language, dates: undefined, grouping: undefined }
  const tag = locale ?? DEFAULT_LANGUAGE
  return {
    language,
    none: noneWord(form),
    text: (text) => translate(bundle, language, text),
    word: (name, values) => word(name, language, values),
    list: (items) => joinList(items, language),
    yesNo: (value) => yesNo(value, language),
    day: (day) => formatDay(day, tag, dates),
    month: (month) => formatMonth(month, tag, dates),
    moment: (moment) => formatMoment(moment, tag, dates, timeZoneOf(bundle)),
    time: (time) => formatTime(time, tag, dates, timeZoneOf(bundle)),
    tag,
    number: (value, style) =>
      formatNumber(value, tag, {
        ...style,
        ...(grouping === false ? { grouping } : {}),
      }),
    get decimalSign() {
      return decimalSign(tag)
    },
    get timeZone() {
      return timeZoneOf(bundle)
    },
    get places() {
      return ownRegions(form)
    },
  }
}

/** Whether a reader's language is that in which the form is written. */
export function isSource(form: Pick<FormFile, 'language'>, language: Language): boolean {
  return sameLanguage(languageOf(form), language)
}

/** The translations of a form into a language; nothing where it is written in it or has none. */
export function textsFor({ form, texts }: Translated, language: Language): Readonly<Record<string, string>> {
  const tag = isSource(form, language) ? undefined : matching(texts, language)
  return tag === undefined ? NOTHING : texts[tag]!
}

const NOTHING: Readonly<Record<string, string>> = {}

/** What a text of a form is called in every language that it has: as it was written, and translated. */
export function titlesIn({ texts }: Pick<FormBundle, 'texts'>, title: string): string[] {
  const translated = Object.values(texts).flatMap((some) =>
    Object.hasOwn(some, title) ? [some[title]!] : [],
  )
  return [title, ...translated]
}

/** A text of a form in each language that it is translated into, and as it was written. */
export function translationsOf(bundle: Translated, text: string): Texts {
  const languages = [languageOf(bundle.form), ...Object.keys(bundle.texts)]
  return Object.fromEntries(languages.map((language) => [language, translate(bundle, language, text)]))
}

/** Joins the titles from the outermost group inwards in a label of the definition. */
export const LABEL_SEPARATOR = '｜'

/**
 * A text of a form in a reader's language; as it was written where it is not translated. A label is
 * translated title by title.
 */
export function translate(bundle: Translated, language: Language, text: string): string {
  const texts = textsFor(bundle, language)
  if (Object.hasOwn(texts, text)) return texts[text]!
  return showLabel(text, language, (title) => (Object.hasOwn(texts, title) ? texts[title]! : title))
}

/** A label with its titles apart as a language writes them, each as `say` words it. */
export function showLabel(
  label: string,
  language: Language,
  say: (title: string) => string = (title) => title,
): string {
  if (!label.includes(LABEL_SEPARATOR)) return label
  return label.split(LABEL_SEPARATOR).map(say).join(word('label-separator', language))
}
