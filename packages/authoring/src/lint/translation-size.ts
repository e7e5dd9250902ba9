import { below, MAGNITUDES, UnitTable } from '@formwright/definition'
import type { JsonSource, Problem } from '@formwright/definition'
import { fileProblem } from './context.ts'

/**
 * A translation with another order of magnitude: thousand for 万. Only reported if both texts name one, and no
 * amount in the translation matches one in the text.
 */
export function otherSize(source: JsonSource, text: string, translation: string): Problem[] {
  const own = sizesIn(text)
  const other = own.size === 0 ? own : sizesIn(translation)
  if (other.size === 0 || [...other.keys()].some((amount) => own.has(amount))) return []
  const [[, wanted], [, written]] = [[...own][0]!, [...other][0]!]
  return [fileProblem(source, below('/texts', text), 'translation-size', { wanted, written })]
}

const isHan = (word: string) => /\p{Script=Han}/u.test(word)
const WORDS = Object.keys(MAGNITUDES)
/** Words that can be combined in languages with spaces: hundred million. */
const SMALL: Readonly<Record<string, number>> = { ten: 10, hundred: 100 }
const SAID = new RegExp(
  `(\\d[\\d,]*(?:\\.\\d+)?)?[\\s-]*(?:(${WORDS.filter(isHan).join('|')})|(?:\\b(ten|hundred)[\\s-]+)?\\b(${WORDS.filter((word) => !isHan(word)).join('|')})\\b)`,
  'giu',
)
/** The built-in units in every language: 千瓦 is a unit, not a thousand of something. */
const UNITS = new UnitTable()

/** The amounts that a text names, or counts in, by words of magnitude: 1e8 for 亿元, 5e6 for 5 million. */
function sizesIn(text: string): ReadonlyMap<number, string> {
  const plain = text.replaceAll(/\{[^{}]*\}/g, ' ')
  return new Map(
    [...plain.matchAll(SAID)].flatMap((match): [number, string][] => {
      const [phrase, digits = '1', han, small = '', word = ''] = match
      if (han !== undefined && !isOfUnit(han, plain.slice(match.index + phrase.length))) return []
      const times = SMALL[small.toLowerCase()] ?? 1
      const size = Number(digits.replaceAll(',', '')) * times * MAGNITUDES[han ?? word.toLowerCase()]!
      return [[Number(size.toPrecision(12)), phrase.trim()]]
    }),
  )
}

/** Whether a word of magnitude precedes a unit rather than being part of it. */
function isOfUnit(word: string, behind: string): boolean {
  const [rest = ''] = /^\p{Script=Han}{0,5}/u.exec(behind) ?? []
  for (let length = rest.length; length > 0; length--) {
    const base = UNITS.parse(rest.slice(0, length))
    if (base) return UNITS.parse(word + rest.slice(0, length))?.scale !== base.scale
  }
  return false
}
