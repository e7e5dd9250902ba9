/** So much of two names is of the same letters where one may be meant by the other. */
const LIKE = 0.5

/**
 * The name that has most letters in common with a word of Chinese, more than half of both: four letters are a
 * long name there, and two others in it no mistake of the keyboard. Empty where none has, or several as many.
 */
export function likest(word: string, names: readonly { readonly words: string }[]): string {
  if (!/^\p{Script=Han}/u.test(word)) return ''
  const all = names
    .map(({ words }) => ({ words, share: sharedBy(word, words) }))
    .filter(({ share }) => share > LIKE)
    .sort((one, other) => other.share - one.share)
  const [best, second] = all
  return !best || best.share === second?.share ? '' : best.words
}

/** The share of letters that two words have in common. */
function sharedBy(one: string, other: string): number {
  const left = [...other]
  const shared = [...one].filter((char) => {
    const at = left.indexOf(char)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return (2 * shared.length) / ([...one].length + [...other].length)
}
