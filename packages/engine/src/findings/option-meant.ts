import { plainForms, isContainedIn } from '@formwright/definition'
import type { Json, TitledValue } from '@formwright/definition'
import type { Finding, Wording } from './finding.ts'
import words from './negations.json' with { type: 'json' }

type Named = Pick<TitledValue, 'const' | 'title'>

/** The option whose words somebody gave in place of its code. */
export function optionNamed<One extends Named>(
  value: unknown,
  options: readonly One[],
  wording: Wording,
): One | undefined {
  if (typeof value !== 'string') return undefined
  const plain = (written: string) => plainForms(written).trim()
  const called = options.filter(({ title }) =>
    [...new Set([title, wording.text(title)])].some((name) => plain(name) === plain(value)),
  )
  return called.length === 1 ? called[0] : undefined
}

/**
 * The option that somebody meant who wrote an abbreviation of its words, or more than these: the only one
 * that resembles them. What one of the two denies and the other does not is not the same.
 */
export function optionLike<One extends Named>(
  value: unknown,
  options: readonly One[],
  wording: Wording,
): One | undefined {
  if (typeof value !== 'string' || value.length > LONGEST || wording.isSilent) return undefined
  const alike = options.filter(({ title }) =>
    [title, wording.text(title)].some(
      (name) => isContainedIn(value, name) && denials(value) === denials(name),
    ),
  )
  return alike.length === 1 ? alike[0] : undefined
}

/** The fix that takes an option, and what it says. */
export function choosing(
  pointer: string,
  { const: value, title }: Named,
  wording: Wording,
): Pick<Finding, 'fix' | 'fixText'> {
  return {
    fix: { [pointer]: value as Json },
    fixText: wording.word('choose', { option: wording.text(title) }),
  }
}

/** Nobody writes an option in more letters. */
const LONGEST = 60

const DENIALS = new RegExp(Object.values(words).flat().join('|'), 'giu')

function denials(text: string): number {
  return plainForms(text).match(DENIALS)?.length ?? 0
}
