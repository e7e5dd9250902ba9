import signs from './han-numbers.json' with { type: 'json' }

const SAME: Readonly<Record<string, string>> = signs.same

/** The signs that Chinese numerals are written with, to stand between the brackets of a pattern. */
export const hanDigits: string = signs.digits + signs.ten + Object.keys(SAME).join('')

/**
 * A number in Chinese numerals: counted, 三十一, or digit by digit as years are, 二〇二四; `undefined` for what
 * is none, and from a hundred on.
 */
export function hanNumber(text: string): number | undefined {
  const plain = [...text].map((sign) => SAME[sign] ?? sign).join('')
  const parts = plain.split(signs.ten).map((part) => [...part].map((sign) => signs.digits.indexOf(sign)))
  const [tens = [], ones] = parts
  if (plain === '' || parts.length > 2 || parts.flat().includes(-1)) return undefined
  if (ones === undefined) return Number(tens.join(''))
  if (tens.length > 1 || ones.length > 1) return undefined
  return (tens[0] ?? 1) * 10 + (ones[0] ?? 0)
}

/** A number from 1 to 99 in Chinese numerals, as it is counted: 31 is 三十一. */
export function hanNumeral(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  const unit = ones === 0 ? '' : signs.digits[ones]!
  return tens === 0 ? unit : `${tens === 1 ? '' : signs.digits[tens]}${signs.ten}${unit}`
}
