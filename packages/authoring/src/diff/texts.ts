import type { FormBundle, Language } from '@formwright/definition'
import type { Comparison } from './comparison.ts'
import { withLabels } from './labels.ts'

/** Compares translations by language. */
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
      // a text that was changed and kept its translation is reported where it is used
      const [was, is] = [comparison.before, comparison.after].map(textsSaid)
      const reworded = new Set<string>()
      for (const text of gone.filter((old) => was!.has(old) && !is!.has(old))) {
        const anew = come.find(
          (now) => is!.has(now) && !was!.has(now) && !reworded.has(now) && other[now] === one[text],
        )
        if (anew !== undefined) reworded.add(text).add(anew)
      }
      for (const text of gone.filter((old) => !reworded.has(old)))
        comparison.add('text-removed', language, {
          attribute: withLabels(text, comparison.before),
          before: translation(text, comparison.before, language),
        })
      for (const text of come.filter((now) => !reworded.has(now)))
        comparison.add('text-added', language, {
          attribute: withLabels(text, comparison.after),
          after: translation(text, comparison.after, language),
        })
    },
  })
}

/** All texts in a definition except translations. */
function textsSaid(bundle: FormBundle): Set<string> {
  const { texts: _, ...own } = bundle
  const said = new Set<string>()
  const look = (value: unknown): void => {
    if (typeof value === 'string') said.add(value)
    else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) look(item)
  }
  look(own)
  return said
}

function translation(text: string, bundle: FormBundle, language: Language): string {
  return withLabels(bundle.texts[language]![text]!, bundle, { language })
}
