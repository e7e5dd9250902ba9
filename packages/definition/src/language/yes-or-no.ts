import words from './words.json' with { type: 'json' }
import more from './yes-no.json' with { type: 'json' }

const YES: ReadonlySet<string> = new Set([...inAll(words.yes), ...more.yes])
const NO: ReadonlySet<string> = new Set([...inAll(words.no), ...more.no])

function inAll(texts: object): string[] {
  return Object.values(texts).map((text: string) => text.toLowerCase())
}

/** Yes or no as people write it in any language that the product has a word of; `undefined` for neither. */
export function yesOrNo(text: string): boolean | undefined {
  const word = text.trim().toLowerCase()
  return YES.has(word) ? true : NO.has(word) ? false : undefined
}
