import { inAnyLanguage } from '@formwright/definition'
import { sounds } from '#pinyin'
import texts from './key-texts.json' with { type: 'json' }

/** Letters of a key; what people read is the label, the key is for files and rules. */
const LONGEST = 24

/** The number that a heading begins with. */
const NUMBERED = new RegExp(inAnyLanguage(texts['heading-number']))

/**
 * A key for a field from its label: the pinyin of Chinese, the words of Latin letters, in camelCase, not
 * among those taken. `上云比例（%）` gives `shangYunBiLi`. The number that a heading
 * begins with is no part of it: it changes. Letters with marks, as of French, are those without.
 */
export function keyOf(label: string, taken: Iterable<string>, longest = LONGEST): string {
  const words = soundsOf(label.replace(NUMBERED, ''))
    .map((word) => word.normalize('NFD').replaceAll(/\p{M}/gu, ''))
    .flatMap((word) => word.split(/[^A-Za-z0-9]+/))
    .filter(Boolean)
    .map((word) => word.toLowerCase())
  const joined = camel(words, longest) || 'field'
  const base = /^[a-z]/.test(joined) ? joined : `f${joined}`
  const others = new Set(taken)
  for (let number = 1; ; number++) {
    const key = number === 1 ? base : `${base}${number}`
    if (!others.has(key)) return key
  }
}

/** The syllables of a text; until the dictionary is there, what of it is written in Latin letters. */
function soundsOf(text: string): readonly string[] {
  return sounds()?.pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }) ?? [text]
}

function camel(words: readonly string[], longest: number): string {
  let key = ''
  for (const word of words) {
    const next = key === '' ? word : word[0]!.toUpperCase() + word.slice(1)
    if (key !== '' && key.length + next.length > longest) break
    key += next
  }
  return key.slice(0, longest)
}
