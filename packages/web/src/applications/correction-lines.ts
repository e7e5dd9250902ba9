import { inLanguage } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import type { CorrectionView, LeftOver } from '@formwright/api'
import type { LeftLine } from '../values/left-lines.tsx'

/** Answers without a place, as a reader of a language sees them. */
export function inWords(left: readonly CorrectionView['aside'][number][], language: Language): LeftLine[] {
  return left.map(({ text, shown }) => ({
    text: inLanguage(text, language),
    shown: inLanguage(shown, language),
  }))
}

/** The same of what the application is left over with. */
export function leftOverInWords(left: readonly LeftOver[], language: Language) {
  return left.map(({ id, by, place, ...one }) => ({
    ...inWords([one], language)[0]!,
    id,
    by,
    place: place && { fits: place.fits, now: inLanguage(place.now, language) },
  }))
}
