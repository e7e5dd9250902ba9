import type { Language } from '@formwright/definition'
import type { StudioModel } from '../model/studio-model.ts'
import { messageInWords } from './message-words.ts'
import { Names } from './names.ts'
import { sentenceOf, textOf } from './sentence.ts'

/** Members of a rule that are not expressions. */
const TEXTS: ReadonlySet<string> = new Set(['source', 'kind', 'id', 'part'])

/** Shows the value of a rule's member: an expression as a sentence, a pointer by the label of its field. */
export type SayInRule = (member: string, written: string) => string

/** Shows the rules of a form in a language. */
export function rulesSaid(model: Pick<StudioModel, 'bundle' | 'fields'>, language: Language): SayInRule {
  let words: Names | undefined
  const names = () => (words ??= new Names(model.bundle, model.fields, language))
  return (member, written) => {
    if (written === '' || TEXTS.has(member)) return written
    if (member === 'message') return messageInWords(written, names())
    if (member !== 'at') return textOf(sentenceOf(written, names()))
    const field = names().fieldAround(written)
    return field ? names().vocabulary.mark(field) : written
  }
}
