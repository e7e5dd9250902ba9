import { DEFAULT_LANGUAGE, inLanguage, LABEL_SEPARATOR } from '@formwright/definition'
import type { Field, Language } from '@formwright/definition'
import { fillQuoted } from '../diff/quotes.ts'
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

/** Why an answer was left behind, in one sentence that names the field. */
export function explainLeft(
  { reason, label, detail }: LeftBehind,
  language: Language = DEFAULT_LANGUAGE,
): string {
  return fillQuoted(inLanguage<string>(reasons[reason], language), { label, detail }, language)
}

/** What a field, or a cell of it, is called. */
export function labelOf(field: Field, cell = ''): string {
  const label = field.label || field.title || field.target
  return cell === '' ? label : `${label}${LABEL_SEPARATOR}${cell}`
}
