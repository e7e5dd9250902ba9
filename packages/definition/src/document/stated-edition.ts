import { isObject } from '../json/is-object.ts'
import type { FormBundle } from '../types/form-bundle.ts'
import { KEPT_ASIDE, STATED_EDITION } from './document.ts'
import { withKept, withKeptBack } from './kept-aside.ts'
import type { KeptAside } from './kept-aside.ts'

/** An edition of a form, or one version of it. */
export interface NamedEdition {
  readonly form: string
  readonly edition: string
  /** Of the version, as bundles have it; whoever writes a file by hand need not know it. */
  readonly digest?: string
}

/** Answers as a file holds them. */
export interface AnswersInFile {
  readonly answers: unknown
  /** What it kept aside for places where something else stands by now. */
  readonly unplaced?: KeptAside
  /** What the file says they are of; `unreadable` where something else stands there. */
  readonly of?: NamedEdition | 'unreadable'
}

/**
 * Answers for a file: they say what they are of, as units, years and options may mean others elsewhere.
 * @param shown of the answers what is shown: the rest stands apart from it
 */
export function statingEdition(answers: unknown, edition: NamedEdition, shown = answers): unknown {
  if (!isObject(answers)) return answers
  const { answers: own } = answersIn(answers)
  const left = shown === answers ? own : withKept(own, answersIn(shown).answers)
  return { [STATED_EDITION]: edition, ...(left as object) }
}

/** The version of an edition that a bundle is. */
export function namedEdition({
  form,
  edition,
  digest,
}: FormBundle): NamedEdition & { readonly digest: string } {
  return { form: form.id, edition: edition.edition, digest }
}

/** Whether what is named is this version of an edition, as far as it says which version it is. */
export function isVersion(named: NamedEdition, own: NamedEdition & { readonly digest: string }): boolean {
  return (
    named.form === own.form &&
    named.edition === own.edition &&
    (named.digest === undefined || hexOf(named.digest) === hexOf(own.digest))
  )
}

/** A digest without the name of its algorithm, as the server has it. */
function hexOf(digest: string): string {
  return digest.replace(/^sha256:/, '')
}

/** What a file of answers holds, and what it says that it is of. */
export function answersIn(document: unknown): AnswersInFile {
  const isFile =
    isObject(document) && [STATED_EDITION, KEPT_ASIDE].some((key) => Object.hasOwn(document, key))
  if (!isFile) return { answers: document }
  const { [STATED_EDITION]: of, ...own } = document
  const { answers, unplaced } = withKeptBack(own)
  const put = Object.keys(unplaced).length > 0 ? { answers, unplaced } : { answers }
  return Object.hasOwn(document, STATED_EDITION) ? { ...put, of: isNamed(of) ? of : 'unreadable' } : put
}

function isNamed(value: unknown): value is NamedEdition {
  if (!isObject(value)) return false
  const { form, edition, digest } = value
  return (
    typeof form === 'string' &&
    typeof edition === 'string' &&
    (digest === undefined || typeof digest === 'string')
  )
}
