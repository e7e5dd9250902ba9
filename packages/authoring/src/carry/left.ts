import {
  ATTACHMENTS,
  DEFAULT_LANGUAGE,
  inFormOrder,
  inLanguage,
  isObject,
  LABEL_SEPARATOR,
  pointerOfTarget,
} from '@formwright/definition'
import type { Field, FormBundle, Language, Translated } from '@formwright/definition'
import { inWordsOf } from '../diff/in-words.ts'
import { fillQuoted } from '../diff/quotes.ts'
import draftedReasons from './drafted-reasons.json' with { type: 'json' }
import reasons from './reasons.json' with { type: 'json' }

/** Why an answer was left behind; `anew`: its field is filled in anew each time, as the carry map says. */
export type LeftReason =
  | 'anew'
  | 'dropped'
  | 'others'
  | 'no-field'
  | 'year'
  | 'cell'
  | 'option'
  | 'list'
  | 'column'
  | 'rows'
  | 'unit'
  | 'unit-none'
  | 'refused'
  | 'evidence'
  | 'proof'
  | 'hidden'
  | 'unknown'

/** An answer that was not carried. Nothing of it is lost: it stands here as it stood there. */
export interface LeftBehind {
  readonly reason: LeftReason
  /** Where it stood in the answers that were carried. */
  readonly pointer: string
  /** What the field is called there. */
  readonly label: string
  readonly value: unknown
  /** Details in words: the reason that the carry map gives, what the new field says of the value. */
  readonly detail: string
  /**
   * Of a file of evidence: what it would prove in the new form (its target), where a field asks for evidence
   * there. Whether it still holds only people know.
   */
  readonly proves?: string
  /** Of rows that stayed, so that it finds its way back into them. */
  readonly rows?: LeftOfRows
}

/** Values that were taken out of rows, or out of a list. */
export interface LeftOfRows {
  /** Where the rows stood, and what they held then, by which each is known again. */
  readonly pointer: string
  readonly held: unknown
  /** Where each of the values stood within it; none where that is not known any more. */
  readonly places: readonly string[]
}

/**
 * Why an answer was left behind, in one sentence that names the field.
 * @param forms whose texts say names and reasons in the language: the form it was filled in on first
 */
export function explainLeft(
  left: LeftBehind,
  language: Language = DEFAULT_LANGUAGE,
  forms: readonly FormBundle[] = [],
): string {
  return leftSentence(inLanguage<string>(reasons[left.reason], language), left, language, forms)
}

/** A sentence about something that was left, its names and details in the language. */
export function leftSentence(
  template: string,
  { label, detail }: Pick<LeftBehind, 'label' | 'detail'>,
  language: Language,
  forms: readonly FormBundle[],
): string {
  const values = {
    label: inWordsOf(forms, label, language),
    detail: reasonInWords(detail, language, forms),
  }
  return fillQuoted(template, values, language)
}

/** Why a carry map leaves an answer behind, in a language: the words of `revise`, or a text of the form. */
export function reasonInWords(reason: string, language: Language, forms: readonly Translated[]): string {
  const drafted = Object.values(draftedReasons).find((texts) => Object.values(texts).includes(reason))
  return drafted ? inLanguage<string>(drafted, language) : inWordsOf(forms, reason, language)
}

/** What a field, or a cell of it, is called. */
export function labelOf(field: Field, cell = ''): string {
  const label = field.label || field.title || field.target
  return cell === '' ? label : `${label}${LABEL_SEPARATOR}${cell}`
}

/** What was left in the order of the form that it was filled in on; files where their field is. */
export function leftInOrder(form: FormBundle, left: readonly LeftBehind[]): LeftBehind[] {
  return inFormOrder(form, left, ({ pointer, value }) => {
    const target = pointer.startsWith(`${ATTACHMENTS}/`) && isObject(value) ? value.target : undefined
    return typeof target === 'string' ? pointerOfTarget(target) : pointer
  })
}
