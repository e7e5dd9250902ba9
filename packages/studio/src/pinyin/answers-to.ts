import { sounds } from '#pinyin'

/** Whether words hold what was typed, or sound like it in pinyin: whole syllables or first letters. */
export function answersTo(words: string, typed: string): boolean {
  const wanted = typed.trim().toLowerCase()
  return wanted === '' || words.toLowerCase().includes(wanted) || Boolean(sounds()?.match(words, wanted))
}
