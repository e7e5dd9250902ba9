import { inLanguage } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import type { CorrectionView } from '@formwright/api'

type Left = CorrectionView['aside'][number]

/** Answers without a place in a language. */
export function inWords(left: readonly Left[], language: Language) {
  return left.map(({ text, shown }) => ({
    text: inLanguage(text, language),
    shown: inLanguage(shown, language),
  }))
}

/** Answers without a place, as they were typed. */
export function Lines({
  lines,
}: {
  readonly lines: readonly { readonly text: string; readonly shown: string }[]
}) {
  return (
    <ul className="blocker-items">
      {lines.map(({ text, shown }, index) => (
        <li key={index}>
          {text} {shown && <q>{shown}</q>}
        </li>
      ))}
    </ul>
  )
}
