import type { Comparison } from './comparison.ts'

/** Translations, language by language. */
export function compareTexts(comparison: Comparison): void {
  const [before, after] = [comparison.before.texts, comparison.after.texts]
  comparison.named(Object.keys(before), Object.keys(after), (language) => language, {
    added: (language) => comparison.add('language-added', language),
    removed: (language) => comparison.add('language-removed', language),
    both: (language) => {
      const [one, other] = [before[language]!, after[language]!]
      comparison.named(Object.keys(one), Object.keys(other), (text) => text, {
        added: (text) => comparison.add('text-added', language, { attribute: text, after: other[text] }),
        removed: (text) => comparison.add('text-removed', language, { attribute: text, before: one[text] }),
        both: (text, now) => {
          if (!comparison.same(one[text], other[now]))
            comparison.add('text-changed', language, { attribute: now, before: one[text], after: other[now] })
        },
      })
    },
  })
}
