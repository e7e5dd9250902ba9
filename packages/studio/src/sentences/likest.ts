/** Minimum share of common characters for one name to be suggested for another. */
const LIKE = 0.5

/**
 * The name with most characters in common with an unknown Chinese word, more than half of both, since a
 * Chinese name of four characters is long and edit distance does not apply. Empty if there is none, or
 * several are equally similar.
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

/** The share of characters that two words have in common. */
function sharedBy(one: string, other: string): number {
  const left = [...other]
  const shared = [...one].filter((char) => {
    const at = left.indexOf(char)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return (2 * shared.length) / ([...one].length + [...other].length)
}
