import { plainForms, isContainedIn } from '@formwright/definition'
import type { Json, TitledValue } from '@formwright/definition'
import type { Finding, Wording } from './finding.ts'
import words from './negations.json' with { type: 'json' }

type Named = Pick<TitledValue, 'const' | 'title'>

/** The option whose title was entered instead of its code. */
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
 * The option that was probably meant by an abbreviated or extended title: the only similar one. Titles that
 * differ in a negation do not match.
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

/** The fix that selects an option, with its text. */
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

/** Maximum length of a text that is compared with options. */
const LONGEST = 60

const DENIALS = new RegExp(Object.values(words).flat().join('|'), 'giu')

function denials(text: string): number {
  return plainForms(text).match(DENIALS)?.length ?? 0
}
