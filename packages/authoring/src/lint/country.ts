import { isLanguage, isTimeZone, languageOf, sameLanguage } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import { editionSource, fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/** The locale must fit the form's language, and the window's time zone the continent of its country. */
export const country: LintCheck = (context) => {
  const { form, edition } = context.bundle
  const [language, locale] = [languageOf(form), form.format?.locale]
  const ownForm = context.loaded.sources.get('form.json')
  if (locale !== undefined && isLanguage(locale) && ownForm) {
    const isOther = bare(locale) !== bare(language) && !sameLanguage(locale, language)
    if (isOther) return [fileProblem(ownForm, '/format/locale', 'locale-elsewhere', { locale, language })]
  }
  const source = editionSource(context, 'edition.json')
  return source && edition.window ? ofZone(source, edition.window.timeZone, locale ?? language) : []
}

function ofZone(source: Parameters<typeof fileProblem>[0], zone: string, tag: string): Problem[] {
  // without a country in the locale, its time zone is unknown
  if (!isLanguage(tag) || new Intl.Locale(tag).region === undefined || !isTimeZone(zone)) return []
  const known = zonesOf(tag)
  const areas = new Set(known.map(areaOf))
  if (known.length === 0 || !zone.includes('/') || areas.has(areaOf(zone)) || areaOf(zone) === 'Etc')
    return []
  return [fileProblem(source, '/window/timeZone', 'time-zone-elsewhere', { zone, locale: tag, known })]
}

function bare(tag: string): string {
  return new Intl.Locale(tag).language
}

/** The time zones of a locale's country; empty if the JavaScript engine does not know them. */
function zonesOf(tag: string): readonly string[] {
  const locale = new Intl.Locale(tag) as Intl.Locale & {
    readonly timeZones?: readonly string[]
    readonly getTimeZones?: () => readonly string[]
  }
  return locale.getTimeZones?.() ?? locale.timeZones ?? []
}

/** The continent: within one, a form may well be of another country than its language suggests. */
function areaOf(zone: string): string {
  return zone.slice(0, zone.indexOf('/'))
}
