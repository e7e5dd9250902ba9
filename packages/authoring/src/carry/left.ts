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

/**
 * Why an answer was left behind; `anew`: according to the carry map, its field is filled in anew each time.
 */
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

/** An answer that was not carried, with its original value. */
export interface LeftBehind {
  readonly reason: LeftReason
  /** Pointer in the earlier answers. */
  readonly pointer: string
  /** The label of its field there. */
  readonly label: string
  readonly value: unknown
  /** Details as text: the reason given by the carry map, or the new field's finding about the value. */
  readonly detail: string
  /**
   * For an evidence file: its target in the new form, if that requires evidence there. Whether the file is
   * still valid has to be decided by people.
   */
  readonly proves?: string
  /** For values taken out of rows: how to put them back. */
  readonly rows?: LeftOfRows
}

/** Values that were taken out of rows, or out of a list. */
export interface LeftOfRows {
  /** Pointer and earlier contents of the rows, by which each can be recognised. */
  readonly pointer: string
  readonly held: unknown
  /** Pointers of the values relative to it; empty if they are no longer known. */
  readonly places: readonly string[]
}

/**
 * The reason why an answer was left behind, as a sentence with the field's name.
 * @param forms whose translations of names and reasons are used; first the form in which it was filled in
 */
export function explainLeft(
  left: LeftBehind,
  language: Language = DEFAULT_LANGUAGE,
  forms: readonly FormBundle[] = [],
): string {
  return leftSentence(inLanguage<string>(reasons[left.reason], language), left, language, forms)
}

/** A sentence about an answer that was left behind, with translated names and details. */
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

/** The reason of a carry map in a language: a standard reason of `revise`, or a text of the form. */
export function reasonInWords(reason: string, language: Language, forms: readonly Translated[]): string {
  const drafted = Object.values(draftedReasons).find((texts) => Object.values(texts).includes(reason))
  return drafted ? inLanguage<string>(drafted, language) : inWordsOf(forms, reason, language)
}

/** The label of a field, or of one of its cells. */
export function labelOf(field: Field, cell = ''): string {
  const label = field.label || field.title || field.target
  return cell === '' ? label : `${label}${LABEL_SEPARATOR}${cell}`
}

/** Sorts what was left behind in the order of the earlier form, with files at their fields. */
export function leftInOrder(form: FormBundle, left: readonly LeftBehind[]): LeftBehind[] {
  return inFormOrder(form, left, ({ pointer, value }) => {
    const target = pointer.startsWith(`${ATTACHMENTS}/`) && isObject(value) ? value.target : undefined
    return typeof target === 'string' ? pointerOfTarget(target) : pointer
  })
}
