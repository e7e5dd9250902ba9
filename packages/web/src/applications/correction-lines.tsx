import { usePreferences } from '../preferences/preferences.ts'
import { valueText } from '../values/value-text.ts'
import type { OpenedApplication } from './open-application.ts'

/** Answers without a place, as they were typed. */
export function Lines({
  form,
  lines,
}: {
  readonly form: OpenedApplication['form']
  readonly lines: readonly { readonly text: string; readonly value: unknown }[]
}) {
  const { language } = usePreferences()
  return (
    <ul className="blocker-items">
      {lines.map(({ text, value }, index) => (
        <li key={index}>
          {text} <q>{valueText(form, '', value, language)}</q>
        </li>
      ))}
    </ul>
  )
}
