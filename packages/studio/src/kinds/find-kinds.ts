import { DEFAULT_LANGUAGE, hasRegions, languageOf, sameLanguage } from '@formwright/definition'
import type { FormFile, Language } from '@formwright/definition'
import { answersTo } from '../pinyin/answers-to.ts'
import { kindName, otherNamesOf } from './kinds.ts'
import type { FieldKind } from './kinds.ts'

/**
 * The kinds that match a search text: exact name first, then names that start with it, that contain it, and
 * other names. Kinds specific to a country are only offered for forms in its language.
 */
export function kindsFound(
  kinds: readonly FieldKind[],
  form: FormFile,
  typed: string,
  language: Language,
): readonly FieldKind[] {
  const wanted = typed.trim().toLowerCase()
  const rank = (kind: FieldKind) => {
    const name = kindName(kind, language).toLowerCase()
    const others = otherNamesOf(kind).map((one) => one.toLowerCase())
    if (name === wanted) return 0
    if (name.startsWith(wanted)) return 1
    if (others.includes(wanted)) return 2
    if (name.split(/[^\p{L}\p{N}]+/u).some((one) => one.startsWith(wanted))) return 3
    if (answersTo(name, wanted)) return 4
    return others.some((one) => one.startsWith(wanted)) ? 5 : 6
  }
  return kinds
    .filter((kind) => !isOfCountry(kind) || isAtHome(kind, form))
    .filter((kind) =>
      [kindName(kind, language), ...otherNamesOf(kind)].some((name) => answersTo(name, wanted)),
    )
    .map((kind) => ({ kind, at: wanted === '' ? 0 : rank(kind) }))
    .sort((a, z) => a.at - z.at)
    .map(({ kind }) => kind)
}

function isOfCountry({ region, country }: FieldKind): boolean {
  return region !== undefined || country === true
}

/**
 * Regions and codes of China are offered for forms in Chinese, and regions also for forms that already have
 * some.
 */
function isAtHome({ country }: FieldKind, form: FormFile): boolean {
  if (sameLanguage(languageOf(form), DEFAULT_LANGUAGE)) return true
  return country !== true && (form.regions !== undefined || hasRegions(form))
}
