import { match } from 'pinyin-pro'

/** Whether words hold what was typed, or sound like it in pinyin: whole syllables or first letters. */
export function answersTo(words: string, typed: string): boolean {
  const wanted = typed.trim().toLowerCase()
  return wanted === '' || words.toLowerCase().includes(wanted) || match(words, wanted) !== null
}
