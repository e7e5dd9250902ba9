import type { FormBundle, Language } from '@formwright/definition'
import type { Comparison } from './comparison.ts'
import { withLabels } from './labels.ts'

/** Translations, language by language. */
export function compareTexts(comparison: Comparison): void {
  const [before, after] = [comparison.before.texts, comparison.after.texts]
  comparison.named(Object.keys(before), Object.keys(after), (language) => language, {
    added: (language) => comparison.add('language-added', language),
    removed: (language) => comparison.add('language-removed', language),
    both: (language) => {
      const [one, other] = [before[language]!, after[language]!]
      const gone: string[] = []
      const come: string[] = []
      comparison.named(Object.keys(one), Object.keys(other), (text) => text, {
        added: (text) => come.push(text),
        removed: (text) => gone.push(text),
        both: (text, now) => {
          if (!comparison.same(one[text], other[now]))
            comparison.add('text-changed', language, {
              attribute: withLabels(now, comparison.after),
              before: one[text],
              after: other[now],
            })
        },
      })
      // a text that was worded anew and kept its translation is told as that
      const [kept, now] = [gone.map((text) => one[text]), come.map((text) => other[text])]
      for (const text of gone.filter((_, index) => !now.includes(kept[index])))
        comparison.add('text-removed', language, {
          attribute: withLabels(text, comparison.before),
          before: translation(text, comparison.before, language),
        })
      for (const text of come.filter((_, index) => !kept.includes(now[index])))
        comparison.add('text-added', language, {
          attribute: withLabels(text, comparison.after),
          after: translation(text, comparison.after, language),
        })
    },
  })
}

function translation(text: string, bundle: FormBundle, language: Language): string {
  return withLabels(bundle.texts[language]![text]!, bundle, { language })
}
