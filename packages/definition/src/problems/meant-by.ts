import { closest } from './closest.ts'
import words from './other-words.json' with { type: 'json' }

/** What other systems and people call what has a name of its own here; the first that is known was meant. */
const OTHER: Readonly<Record<string, readonly string[] | undefined>> = words

/** The known word that was meant: by another name for it, or nearly as written; empty for none. */
export function meantBy(written: string, known: readonly string[]): string {
  const word = written.trim().toLowerCase()
  const others = Object.hasOwn(OTHER, word) ? OTHER[word]! : []
  // one may be told with what else is to be written
  return others.find((one) => known.includes(one.split(' ')[0]!)) ?? closest(written, known)
}
