/** Standard → a number that is right; its last character is the check character. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  'GB 11643': '11010519491231002X',
  'GB 32100': '91350100M000100Y43',
}

/** Standard → whether a number, in capitals and without spaces around it, ends in its check character. */
export const STANDARDS: Readonly<Record<string, (number: string) => boolean>> = {
  'GB 11643': (number) =>
    /^\d{17}[\dX]$/.test(number) &&
    number[17] === IDENTITY_CHECKS[weigh(number, DIGITS, IDENTITY_WEIGHTS) % 11],
  'GB 32100': (number) => {
    if (number.length !== 18 || [...number].some((character) => !CREDIT_ALPHABET.includes(character)))
      return false
    const sum = weigh(number, CREDIT_ALPHABET, CREDIT_WEIGHTS)
    return number[17] === CREDIT_ALPHABET[(31 - (sum % 31)) % 31]
  },
}

const DIGITS = '0123456789'

/** 2^(18 − i) mod 11 for the i-th place. Source: GB 11643-1999. */
const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const IDENTITY_CHECKS = '10X98765432'

/** Source: GB 32100-2015. */
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

function weigh(number: string, alphabet: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * alphabet.indexOf(number[index]!), 0)
}
