import { inLanguage } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import type { CorrectionView, Leftover } from '@formwright/api'
import type { LeftLine } from '../values/left-lines.tsx'

/** Answers without a field, as text in a language. */
export function inWords(left: readonly CorrectionView['aside'][number][], language: Language): LeftLine[] {
  return left.map(({ text, shown }) => ({
    text: inLanguage(text, language),
    shown: inLanguage(shown, language),
  }))
}

/** As `inWords`, for the leftovers of the application. */
export function leftOverInWords(left: readonly Leftover[], language: Language) {
  return left.map(({ id, by, place, ...one }) => ({
    ...inWords([one], language)[0]!,
    id,
    by,
    place: place && { fits: place.fits, now: inLanguage(place.now, language) },
  }))
}
