import { inAnyLanguage } from '@formwright/definition'
import { sounds } from '#pinyin'
import texts from './key-texts.json' with { type: 'json' }

/** Maximum length of a key. Keys are used in files and rules; people see the label. */
const LONGEST = 24

/** The number at the start of a heading. */
const NUMBERED = new RegExp(inAnyLanguage(texts['heading-number']))

/**
 * A key for a field from its label, different from the taken ones: pinyin for Chinese, words for Latin text,
 * in camelCase. `上云比例（%）` gives `shangYunBiLi`. A leading number is ignored, as it can change. Diacritics are
 * removed.
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

/** The syllables of a text; only its Latin words until the dictionary is loaded. */
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
