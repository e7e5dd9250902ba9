import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { HttpError } from '../http/errors.ts'
import productWords from './product-words.json' with { type: 'json' }

/** Maximum length that is checked: more can only make a password better. */
const LOOKED_AT = 24
/** zxcvbn's scale of 0 to 4: scores below 2 can be guessed in less than a million attempts. */
const LEAST_SCORE = 2
const SHORTEST_WORD = 3

/** Why a password is rejected; each reason has a text in the site. */
type Weakness = 'password-common' | 'password-personal' | 'password-pattern'

const MESSAGES: Readonly<Record<Weakness, string>> = {
  'password-common':
    'This password, or one very much like it, is on lists of common passwords that attackers try first: ' +
    'choose another',
  'password-personal':
    'This password is made of your name, your address or the name of this system: choose another',
  'password-pattern':
    'This password is a date, a repetition or a row of keys that is tried first: choose another',
}

let estimator: ZxcvbnFactory | undefined

/**
 * Rejects passwords that are guessed first (NIST SP 800-63B): common ones, the person's name or address, the
 * product's name, keyboard rows. There are no composition rules.
 * @throws HttpError
 */
export function refuseWeakPassword(
  password: string,
  { name, email }: { readonly name: string; readonly email: string },
): void {
  const weakness = weaknessOf(password, [name, ...name.split(/\s+/), email, ...email.split(/[@._+-]/)])
  if (weakness) throw new HttpError('unprocessable', MESSAGES[weakness], { reason: weakness })
}

function weaknessOf(password: string, personal: readonly string[]): Weakness | undefined {
  estimator ??= new ZxcvbnFactory({
    dictionary: { 'passwords-common': dictionary['passwords-common'] },
    graphs: adjacencyGraphs,
  })
  const words = [...personal, ...productWords].filter(({ length }) => length >= SHORTEST_WORD)
  if (words.some((word) => word.toLowerCase() === password.toLowerCase())) return 'password-personal'
  const { score, sequence } = estimator.check(password.slice(0, LOOKED_AT).normalize('NFKC'), words)
  if (score >= LEAST_SCORE) return undefined
  const dictionaries = new Set(sequence.map(({ dictionaryName }) => dictionaryName))
  if (dictionaries.has('userInputs')) return 'password-personal'
  return dictionaries.has('passwords-common') ? 'password-common' : 'password-pattern'
}
