import { sounds } from '#pinyin'

/** How a name matches a search text, best first. */
export const LIKENESS = { begins: 0, holds: 1, soundsFromStart: 2, sounds: 3, scattered: 4 } as const

/**
 * How well a name matches a search text: it starts with it, contains it, or its pinyin matches by syllables
 * or initials, contiguous or with others in between. `undefined` if it does not match.
 */
export function likenessOf(words: string, typed: string): number | undefined {
  const wanted = typed.trim().toLowerCase()
  const at = words.toLowerCase().indexOf(wanted)
  if (at >= 0) return at === 0 ? LIKENESS.begins : LIKENESS.holds
  const joined = sounds()?.match(words, wanted, { continuous: true })
  if (joined) return joined[0] === 0 ? LIKENESS.soundsFromStart : LIKENESS.sounds
  return sounds()?.match(words, wanted) ? LIKENESS.scattered : undefined
}

/** Whether a name contains a search text or matches it in pinyin. */
export function answersTo(words: string, typed: string): boolean {
  return likenessOf(words, typed) !== undefined
}

/**
 * The items that match a search text, in order; if some match contiguously, scattered matches are left out.
 * @param wordsOf the names of an item
 */
export function answering<T>(
  all: readonly T[],
  typed: string,
  wordsOf: (one: T) => readonly string[],
): readonly T[] {
  const likeness = all.map((one) =>
    Math.min(...wordsOf(one).map((words) => likenessOf(words, typed) ?? Number.POSITIVE_INFINITY)),
  )
  const most = likeness.some((one) => one < LIKENESS.scattered) ? LIKENESS.sounds : LIKENESS.scattered
  return all.filter((_, index) => likeness[index]! <= most)
}
