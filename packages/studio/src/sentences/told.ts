import type { FormFile } from '@formwright/definition'
import type { WrittenRule } from '../edits/rules.ts'
import { formText } from '../kinds/form-text.ts'
import type { Names } from './names.ts'
import { sentenceOf } from './sentence.ts'

/**
 * What applicants are told of a rule until somebody words it: what should hold, as the rule says it, without
 * the signs around names.
 */
export function toldOf(check: string, names: Names, form: Pick<FormFile, 'language'>): string {
  const words = sentenceOf(check, names)
    .map((piece) =>
      piece.kind === 'option' || piece.kind === 'literal'
        ? piece.words
        : names.vocabulary.unmarked(piece.words),
    )
    .join('')
    .replaceAll(/(?<=[^\x20-\x7e]) (?=[^\x20-\x7e])/g, '')
    .replaceAll(/[{}]/g, '')
  return formText(form, 'must-hold', words)
}

/** A rule with words for applicants, where it asks for something and has none. */
export function withMessage<Rule extends Pick<WrittenRule, 'check' | 'message'>>(
  rule: Rule,
  names: Names,
  form: Pick<FormFile, 'language'>,
): Rule {
  const { check, message } = rule
  if (check === undefined || message !== undefined) return rule
  return { ...rule, message: toldOf(check, names, form) }
}
