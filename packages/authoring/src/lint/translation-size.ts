import { inAnyLanguage, MAGNITUDES, plainForms, unitsAgree, UnitTable } from '@formwright/definition'
import type { JsonSource, Problem } from '@formwright/definition'
import { fileProblem } from './context.ts'
import words from './size-words.json' with { type: 'json' }

/**
 * A translation with another order of magnitude: thousand for 万, yuan for 万元, kWh for 万千瓦时. Only reported
 * if no amount in the translation matches one in the text.
 */
export function otherSize(source: JsonSource, at: string, text: string, translation: string): Problem[] {
  const found = sizesApart(text, translation) ?? unitsApart(text, translation)
  if (!found) return []
  const [wanted, written] = found
  return [fileProblem(source, at, 'translation-size', { wanted, written })]
}

/** What the text and its translation say, if they differ. */
type Apart = readonly [wanted: string, written: string]

function sizesApart(text: string, translation: string): Apart | undefined {
  const own = sizesIn(text)
  if (own.size === 0) return undefined
  const other = sizesIn(translation)
  if (other.size === 0) return withoutSize(text, translation)
  if ([...other.keys()].some((amount) => own.has(amount))) return undefined
  return [[...own][0]![1], [...other][0]![1]]
}

/** Money in 万元 that the translation only calls yuan, without a number that may say the rest. */
function withoutSize(text: string, translation: string): Apart | undefined {
  const [wanted] = MONEY.exec(text) ?? []
  const plain = translation.replaceAll(/\{[^{}]*\}/g, ' ')
  const [written] = BASE.exec(plain) ?? []
  if (wanted === undefined || written === undefined || SIZED.test(plain)) return undefined
  const isLarge = (digits: string) => Number(digits.replaceAll(',', '')) >= LARGE
  return (plain.match(/\d[\d,]*/g) ?? []).some(isLarge) ? undefined : [wanted, written]
}

const MONEY = new RegExp(inAnyLanguage(words.sizedMoney), 'u')
const BASE = new RegExp(inAnyLanguage(words.money), 'i')
/** Words and abbreviations for a magnitude in the languages of translations. */
const SIZED = new RegExp(inAnyLanguage(words.sized), 'iu')
const LARGE = 100

/** Units of the same kind that differ, as the whole of both texts or in brackets at their ends. */
function unitsApart(text: string, translation: string): Apart | undefined {
  const [wanted, written] = [text, translation].map(unitIn)
  const [own, other] = [wanted, written].map((unit) => (unit === undefined ? undefined : UNITS.parse(unit)))
  return own && other && !unitsAgree(own, other) ? [wanted!, written!] : undefined
}

function unitIn(text: string): string | undefined {
  return UNITS.parse(text) ? text : /\(([^()]+)\)\s*$/.exec(plainForms(text))?.[1]?.trim()
}

const isHan = (word: string) => /\p{Script=Han}/u.test(word)
const WORDS = Object.keys(MAGNITUDES)
/** Words that can be combined in languages with spaces: hundred million. */
const SMALL: Readonly<Record<string, number>> = words.tens
const SAID = new RegExp(
  `(\\d[\\d,]*(?:\\.\\d+)?)?[\\s-]*(?:(${WORDS.filter(isHan).join('|')})|(?:\\b(${Object.keys(SMALL).join('|')})[\\s-]+)?\\b(${WORDS.filter((word) => !isHan(word)).join('|')})\\b)`,
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
