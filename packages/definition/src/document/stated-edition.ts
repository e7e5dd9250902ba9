import { isObject } from '../json/is-object.ts'
import type { FormBundle } from '../types/form-bundle.ts'
import { KEPT_ASIDE, STATED_EDITION } from './document.ts'
import { withKept, withKeptBack } from './kept-aside.ts'
import type { KeptAside } from './kept-aside.ts'

/** An edition of a form, or one version of it. */
export interface NamedEdition {
  readonly form: string
  readonly edition: string
  /** Digest of the version, as in bundles; optional in files written by hand. */
  readonly digest?: string
}

/** Answers as a file holds them. */
export interface AnswersInFile {
  readonly answers: unknown
  /** Kept values whose position is occupied. */
  readonly unplaced?: KeptAside
  /** The edition that the file states; `unreadable` if the member is malformed. */
  readonly of?: NamedEdition | 'unreadable'
}

/**
 * Answers for a file, stating their edition, because units, years and options may differ elsewhere.
 * @param shown the shown part of the answers; the rest is stored separately
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

/** Whether a named edition is this version, as far as it states a version. */
export function isVersion(named: NamedEdition, own: NamedEdition & { readonly digest: string }): boolean {
  return (
    named.form === own.form &&
    named.edition === own.edition &&
    (named.digest === undefined || hexOf(named.digest) === hexOf(own.digest))
  )
}

/** A digest without its algorithm prefix, as the server uses it. */
function hexOf(digest: string): string {
  return digest.replace(/^sha256:/, '')
}

/** The content of an answers file, and the edition that it states. */
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
