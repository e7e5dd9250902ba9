import signs from './han-numbers.json' with { type: 'json' }

const SAME: Readonly<Record<string, string>> = signs.same

/** The signs that Chinese numerals are written with, to stand between the brackets of a pattern. */
export const hanDigits: string = signs.digits + signs.ten + Object.keys(SAME).join('')

/** The same for numbers of hundreds and thousands as well. */
export const hanCounting: string = hanDigits + signs.hundred + signs.thousand

/**
 * A number in Chinese numerals below ten thousand: counted, 三十一, or digit by digit as years are, 二〇二四;
 * `undefined` for what is none.
 */
export function hanNumber(text: string): number | undefined {
  const plain = [...text].map((sign) => SAME[sign] ?? sign).join('')
  if (plain === '') return undefined
  const digits = [...plain].map((sign) => signs.digits.indexOf(sign))
  return digits.includes(-1) ? countedNumber(plain) : Number(digits.join(''))
}

const [ZERO = ''] = signs.digits
const DIGIT = `([${signs.digits.slice(1)}])`
const COUNTED = new RegExp(
  `^(?:${DIGIT}${signs.thousand})?${ZERO}?(?:${DIGIT}${signs.hundred})?${ZERO}?` +
    `(?:${DIGIT}${signs.ten}|(${signs.ten}))?${DIGIT}?$`,
)

function countedNumber(plain: string): number | undefined {
  const found = COUNTED.exec(plain)
  if (!found) return undefined
  const [thousands, hundreds, tens, ten, ones] = found.slice(1)
  const digit = (sign: string | undefined) => (sign === undefined ? 0 : signs.digits.indexOf(sign))
  return digit(thousands) * 1000 + digit(hundreds) * 100 + (ten ? 10 : digit(tens) * 10) + digit(ones)
}

/** A number from 1 to 99 in Chinese numerals, as it is counted: 31 is 三十一. */
export function hanNumeral(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  const unit = ones === 0 ? '' : signs.digits[ones]!
  return tens === 0 ? unit : `${tens === 1 ? '' : signs.digits[tens]}${signs.ten}${unit}`
}
