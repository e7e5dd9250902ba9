import type { DifferenceView } from '@formwright/api'
import { markedText } from '@formwright/authoring'
import { inLanguage } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import type { SayInRule } from '@formwright/studio'

/** A change in words; rules are shown as sentences, before and after. */
export function changeText(
  { text, spans, rule }: Pick<DifferenceView, 'text' | 'spans' | 'rule'>,
  say: SayInRule | undefined,
  language: Language,
): { readonly words: string; readonly spans: DifferenceView['spans'] } {
  const words = inLanguage(text, language)
  if (!rule || !say || rule.member === '') return { words, spans }
  const [before, after] = [say(rule.member, rule.before), say(rule.member, rule.after)]
  if (before !== '' && after !== '') return { words, spans: markedText(before, after) }
  // an added or removed rule is described by its message
  return { words: words.replace(rule.before + rule.after, () => before + after), spans }
}
