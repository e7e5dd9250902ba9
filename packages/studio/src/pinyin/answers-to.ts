import { sounds } from '#pinyin'

/** How words answer to what was typed, the likeliest first. */
export const LIKENESS = { begins: 0, holds: 1, soundsFromStart: 2, sounds: 3, scattered: 4 } as const

/**
 * How well words answer to what was typed: they begin with it, hold it, or sound like it in pinyin, by whole
 * syllables or first letters, one after another or with others between them. `undefined` where they do not.
 */
export function likenessOf(words: string, typed: string): number | undefined {
  const wanted = typed.trim().toLowerCase()
  const at = words.toLowerCase().indexOf(wanted)
  if (at >= 0) return at === 0 ? LIKENESS.begins : LIKENESS.holds
  const joined = sounds()?.match(words, wanted, { continuous: true })
  if (joined) return joined[0] === 0 ? LIKENESS.soundsFromStart : LIKENESS.sounds
  return sounds()?.match(words, wanted) ? LIKENESS.scattered : undefined
}

/** Whether words hold what was typed, or sound like it in pinyin. */
export function answersTo(words: string, typed: string): boolean {
  return likenessOf(words, typed) !== undefined
}

/**
 * Those that answer to what was typed, in their order; where some sound like it, those in which other
 * syllables stand between are left out.
 * @param wordsOf what each is called
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
