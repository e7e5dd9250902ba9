import { closest } from './closest.ts'
import words from './other-words.json' with { type: 'json' }

/** Names that other systems and people use for what has its own name here; the first known one is used. */
const OTHER: Readonly<Record<string, readonly string[] | undefined>> = words

/** The known word that was meant: by another name for it, or nearly as written; empty for none. */
export function meantBy(written: string, known: readonly string[]): string {
  const word = written.trim().toLowerCase()
  const others = Object.hasOwn(OTHER, word) ? OTHER[word]! : []
  // one may be suggested together with other changes
  return others.find((one) => known.includes(one.split(' ')[0]!)) ?? closest(written, known)
}
